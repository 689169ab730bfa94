import { z } from 'zod'
import { coded, referenceCode, uuid } from '../cases/fields.ts'

/** What a column of a list may hold. `nothing`: the column is left out. */
export const columnKinds = [
  'full-name',
  'given-name',
  'surname',
  'patronymic',
  'birth-date',
  'birth-year',
  'age',
  'sex',
  'document',
  'phone',
  'address',
  'consent',
  'nothing',
] as const
export type ColumnKind = (typeof columnKinds)[number]

/** A list as its file says it, before anybody said what its columns hold. Lines count from 1, the head included. */
export const Sheet = z.object({
  columns: z.array(z.string()),
  rows: z.array(z.object({ line: z.number().int(), cells: z.array(z.string()) })),
  encoding: z.enum(['utf-8', 'windows-1251', 'utf-16le', 'xlsx']),
})
export type Sheet = z.infer<typeof Sheet>
export type SheetRow = Sheet['rows'][number]

/** A mistake of the list: where it stands, and a code with a text in `reference/messages/imports.*.json`. */
export interface ListProblem {
  line: number
  /** Name of the column; null when the whole line is meant. */
  column: string | null
  code: string
}

/** One person of a list by what its columns hold; what is absent was not said. */
export const RowValues = z.partialRecord(z.enum(columnKinds), z.string().max(400))
export type RowValues = z.infer<typeof RowValues>

/** What shall be done with a row: a new person, a case for a person the agency knows. */
const Wanted = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('create') }).strict(),
  z.object({ kind: z.literal('link'), personId: uuid() }).strict(),
])
export type Wanted = z.infer<typeof Wanted>

/** What a file cannot say of its people and is the same for all of them. */
export const Common = z
  .object({
    worries: z.array(coded('worry')).min(1).max(12),
    channel: coded('report-channel').optional(),
    district: referenceCode('district').optional(),
  })
  .strict()
export type Common = z.infer<typeof Common>

export const MOST_ROWS_A_BATCH = 25

export const ListFile = z.object({ content: z.base64() }).strict()
export const BeginImport = z
  .object({ importId: uuid(), fingerprint: z.hash('sha256'), rows: z.number().int().min(1) })
  .strict()
export const RowsToMatch = z.object({ rows: z.array(RowValues).min(1).max(MOST_ROWS_A_BATCH) }).strict()
export const RowsToTake = z
  .object({
    common: Common,
    rows: z
      .array(z.object({ line: z.number().int().min(2), values: RowValues, wanted: Wanted }).strict())
      .min(1)
      .max(MOST_ROWS_A_BATCH),
  })
  .strict()
export type RowToTake = z.infer<typeof RowsToTake>['rows'][number]

export const ImportSummary = z.object({
  importId: z.string(),
  startedAt: z.string(),
  rows: z.number(),
  created: z.number(),
  linked: z.number(),
  undoneAt: z.string().nullable(),
  /** Rows whose case people have worked on since; an undo leaves them as they are. */
  kept: z.number(),
})
export type ImportSummary = z.infer<typeof ImportSummary>
