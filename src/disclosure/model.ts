import { z } from 'zod'

/** How a dimension's `Total` is called, in files and in tables. */
export const TOTAL = 'Total'

/** What an empty value is called in a table: unknown is a value, and has a row of its own. */
export const UNKNOWN = 'unknown'

const threshold = () => z.int({ error: 'a whole number, 1 or more' }).min(1, 'a whole number, 1 or more')

/** What may be published. A count of 1 to `threshold - 1` may not; `reference/disclosure/policy.yaml` says why. */
export const Policy = z.object({
  /** Smallest count that is shown. */
  threshold: threshold(),
  /** A lower threshold for cells of the whole country that cross at most so many dimensions, none of them an area. */
  national: z
    .object({ threshold: threshold(), crossed: z.int().min(0), areas: z.array(z.string()) })
    .optional(),
  /** Published counts are rounded to the nearest multiple; 1 means they are not. */
  rounding: z.int().min(1),
  /**
   * All of a group in one cell says something about each of its members. Where a group smaller than this many
   * thresholds has all its members in one of several cells, that cell and its empty neighbors are not shown. 0 = never.
   */
  groupsBelowThresholds: z.int().min(0),
})
export type Policy = z.infer<typeof Policy>

/** A: as counted. R: rounded. Q: not shown (SDMX `OBS_STATUS` has A and Q; R is ours). */
export const CellStatus = z.enum(['A', 'Q', 'R'])
export type CellStatus = z.infer<typeof CellStatus>

/** One cell as published: where it stands (`Total` included), its count (null = not shown) and its status. */
export const PublishedCell = z.object({
  at: z.array(z.string()),
  count: z.int().min(0).nullable(),
  status: CellStatus,
})
export type PublishedCell = z.infer<typeof PublishedCell>

/** How much a table still says after protection. Shares are of what there was, 0 to 1. */
export const Kept = z.object({
  cells: z.int(),
  /** Cells with at least one case. */
  filled: z.int(),
  hidden: z.int(),
  /** Hidden for what they are themselves, and hidden so that those cannot be computed. */
  primary: z.int(),
  secondary: z.int(),
  /** Share of the filled cells shown. */
  shareOfCells: z.number(),
  /** Share of the counts shown: over all filled cells, the sum shown to the sum counted. */
  shareOfCounts: z.number(),
  /** Cases counted but held back until enough others join them. Never published: it would undo the holding back. */
  heldBack: z.int(),
})
export type Kept = z.infer<typeof Kept>

/** One kind of record: the codes it has, and how many such records there are. */
export type CountedRecord = { readonly values: Readonly<Record<string, string>>; readonly count: number }

/** Code → the code above it; null = directly under `Total`. */
export type Hierarchy = ReadonlyMap<string, string | null>
