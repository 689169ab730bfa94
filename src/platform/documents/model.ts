import { z } from 'zod'

/**
 * The value that means "asked, and nobody knows". It prints as the language's word for it; `null`, an empty
 * string or an empty list means "not asked yet" and prints as a ruled line to be filled in by hand.
 */
export const UNKNOWN = 'unknown'

/** More columns than this do not fit on A4 in a size that can be read. */
const MOST_COLUMNS = 14

/** The languages a form can be printed in. */
export const PrintLanguage = z.enum(['ky', 'ru', 'en'])
export type PrintLanguage = z.infer<typeof PrintLanguage>

/**
 * One labelled answer. `filled` is true when the program put the value there and nobody had to type it.
 * A list prints as one bullet a line.
 */
export const FormField = z.object({
  label: z.string().max(600),
  value: z.union([z.string(), z.array(z.string()), z.null()]),
  filled: z.boolean(),
})
export type FormField = z.infer<typeof FormField>

/** Rows shorter than `columns` print with blank cells at the end; longer ones are refused. */
export const FormTable = z
  .object({
    columns: z.array(z.string().max(200)).min(1).max(MOST_COLUMNS),
    rows: z.array(z.array(z.string().nullable())),
  })
  .refine((table) => table.rows.every((row) => row.length <= table.columns.length), {
    error: 'a row has more cells than the table has columns',
  })
export type FormTable = z.infer<typeof FormTable>

/** A drawing, in points. `fallback` is a PNG of it for word processors that cannot show SVG; `alt` says what it shows. */
export const Picture = z.object({
  svg: z.string().max(100_000).startsWith('<svg'),
  fallback: z.instanceof(Uint8Array),
  width: z.number().positive(),
  height: z.number().positive(),
  alt: z.string(),
})
export type Picture = z.infer<typeof Picture>

/** One headed part of a form; its parts print in the order note, fields, paragraphs, picture, table. */
export const Section = z.object({
  heading: z.string().max(300),
  note: z.string().max(2000).optional(),
  fields: z.array(FormField).optional(),
  table: FormTable.optional(),
  paragraphs: z.array(z.string()).optional(),
  picture: Picture.optional(),
})
export type Section = z.infer<typeof Section>

/** Who signs; without a name, a line to write it on is printed. */
export const Signature = z.object({ role: z.string().max(300), name: z.string().max(300).optional() })
export type Signature = z.infer<typeof Signature>

/**
 * A form as it will stand on paper, already in one language. What a page repeats or keeps together (title, headings,
 * labels, notes) has a length limit, for it must fit on a page; values and paragraphs have none. `title` and `reference` also become the file's
 * metadata, so neither may hold a person's name: `reference` is the case code. `printedAt` is an ISO 8601 date or
 * instant; an instant prints as the wall-clock time it is written in, so give it the office's UTC offset.
 */
export const PrintedForm = z.object({
  title: z.string().min(1).max(300),
  subtitle: z.string().max(600).optional(),
  reference: z.string().min(1).max(60),
  language: PrintLanguage,
  printedAt: z.union([z.iso.date(), z.iso.datetime({ offset: true })]),
  sections: z.array(Section),
  footer: z.string().optional(),
  /** About nobody in particular: no warning of personal data, and `reference` is an edition, not a case. */
  report: z.literal(true).optional(),
  signatures: z.array(Signature).optional(),
})
export type PrintedForm = z.infer<typeof PrintedForm>
