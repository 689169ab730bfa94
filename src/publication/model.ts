import { z } from 'zod'
import { Labels } from '../reference/model.ts'

export const TOTAL = 'Total'

export const DIMENSIONS = ['year', 'sex', 'age-group', 'form', 'region'] as const
export type Dimension = (typeof DIMENSIONS)[number]

/** A table that releases hold: what is counted how, and what it says (`reference/publication/tables.yaml`). */
export const PublicTable = z.strictObject({
  code: z.string().regex(/^[a-z][a-z-]*$/),
  labels: Labels,
  says: Labels,
  dimensions: z.array(z.enum(DIMENSIONS)).min(1).max(3),
  /** Series of the statistics committee that its cells belong to. */
  series: z.string().optional(),
})
export type PublicTable = z.infer<typeof PublicTable>

export const YearRange = z.object({
  from: z.int().min(1991).max(2200),
  to: z.int().min(1991).max(2200),
})
export type YearRange = z.infer<typeof YearRange>

export const PlannedRelease = z.strictObject({ period: YearRange, on: z.iso.date() })
export type PlannedRelease = z.infer<typeof PlannedRelease>

export const CellStatus = z.enum(['A', 'Q', 'R'])
export type CellStatus = z.infer<typeof CellStatus>

export const ReleasedCell = z.object({
  at: z.array(z.string()),
  count: z.number().nullable(),
  status: CellStatus,
})
export type ReleasedCell = z.infer<typeof ReleasedCell>

export const ReleaseRow = z.object({
  releaseId: z.string(),
  period: YearRange,
  /** Invented figures. */
  synthetic: z.boolean(),
  preparedAt: z.string(),
  publishedAt: z.string().nullable(),
})
export type ReleaseRow = z.infer<typeof ReleaseRow>

/** A protected table as kept and as it goes out. */
export interface StoredTable {
  code: string
  dimensions: string[]
  threshold: number
  rounding: number
  cells: ReleasedCell[]
}

/** Why numbers of a release are not shown, and how much still is. Shares are of what there was, 0 to 1. */
export const ProtectionNote = z.object({
  /** Cells with too few people. */
  tooFew: z.number(),
  /** Cells hidden so that those cannot be computed. */
  besides: z.number(),
  shareOfCells: z.number(),
  shareOfCounts: z.number(),
  /** People counted in a later release, when enough others join them. */
  heldBack: z.number(),
})
export type ProtectionNote = z.infer<typeof ProtectionNote>
