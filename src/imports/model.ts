import { z } from 'zod'
import { coded, uuid } from '../cases/fields.ts'

/** What a column of a list may hold. */
export const columnKinds = [
  'full',
  'surname',
  'given',
  'patronymic',
  'birth-date',
  'age',
  'sex',
  'document',
  'phone',
] as const
export type ColumnKind = (typeof columnKinds)[number]

/** Which column (from 0) holds what; a kind may be left out. */
export const Mapping = z.partialRecord(z.enum(columnKinds), z.number().int().min(0).max(199))
export type Mapping = z.infer<typeof Mapping>

/** A list as it is sent: the whole file, so that nothing is kept between preview and run. Base64, at most 1.4 MB. */
const ListFile = z.object({
  content: z
    .string()
    .max(1_900_000)
    .regex(/^[A-Za-z0-9+/]*={0,2}$/),
})

export const PreviewRequest = ListFile.extend({ mapping: Mapping.optional() }).strict()

export const BatchRequest = ListFile.extend({
  mapping: Mapping,
  /** What is known of everybody on the list; a case needs a worry. */
  worry: coded('worry'),
  /** Index of the first person of this batch. */
  from: z.number().int().min(0).max(100_000),
}).strict()

/** What is wrong with a cell. `column` is its heading as the list has it, null when the whole line is meant. */
export const CellProblem = z.object({ line: z.number(), column: z.string().nullable(), code: z.string() })
export type CellProblem = z.infer<typeof CellProblem>

export const Preview = z.object({
  format: z.enum(['csv', 'xlsx']),
  encoding: z.enum(['utf-8', 'windows-1251']).nullable(),
  columns: z.array(z.string()),
  mapping: Mapping,
  total: z.number(),
  /** Lines that would make a new person, that are on the agency's list already, and that may be. */
  create: z.number(),
  link: z.number(),
  review: z.number(),
  problems: z.array(CellProblem),
  problemLines: z.number(),
  /** An earlier import of the very same file that was not undone. */
  known: z.object({ importId: uuid(), status: z.enum(['running', 'done']) }).nullable(),
})
export type Preview = z.infer<typeof Preview>

export const BatchAnswer = z.object({ done: z.number(), total: z.number(), finished: z.boolean() })
export type BatchAnswer = z.infer<typeof BatchAnswer>

export const ListImport = z.object({
  importId: z.string(),
  status: z.enum(['running', 'done', 'undone']),
  startedAt: z.string(),
  total: z.number(),
  created: z.number(),
  linked: z.number(),
  refused: z.number(),
  withdrawn: z.number(),
  kept: z.number(),
})
export type ListImport = z.infer<typeof ListImport>

/** One person of a list, read. */
export interface ListedPerson {
  line: number
  names: { part: 'full' | 'surname' | 'given' | 'patronymic'; value: string }[]
  birthDate: { year: number; month?: number; day?: number } | null
  age: number | null
  sex: 'female' | 'male' | 'unknown'
  document: string | null
  phone: string | null
}
