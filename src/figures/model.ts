import { z } from 'zod'

/** Everybody in one country: the committee's code of the whole, and of "not broken down". */
export const WHOLE_COUNTRY = 'KG'
export const TOTAL = '_T'

export const POPULATIONS = ['all ages', 'children', 'adult men', 'adult women'] as const

/** First and last calendar year of what was counted, both included. */
const Period = z.object({ from: z.number().int(), to: z.number().int() })
export type Period = z.infer<typeof Period>

/** One number somebody published, and what it is a number of. Codes are those of `reference/vocabulary/`. */
export const Figure = z.object({
  /** Where it stands in its file: a line, or a series and its year. */
  where: z.string(),
  /** As published, not translated. */
  publisher: z.string(),
  period: Period,
  /** `published-measure` */
  measure: z.string(),
  /** `published-topic`; null when the text is not one of the vocabulary, and is compared with nothing else. */
  topic: z.string().nullable(),
  topicText: z.string(),
  /** Null = missing or suppressed by who published; never zero. */
  count: z.number().nullable(),
  population: z.enum(POPULATIONS),
  area: z.string(),
  sex: z.string(),
  age: z.string(),
  /** What the publication itself calls the age group, when it says. */
  ageLabel: z.string().nullable(),
  /** Document, and paragraph or series in it. */
  source: z.string(),
  place: z.string(),
})
export type Figure = z.infer<typeof Figure>

export const PROBLEMS = [
  'wrong-structure',
  'wrong-columns',
  'unknown-code',
  'missing-attribute',
  'not-a-count',
  'negative-count',
  'fractional-count',
  'huge-count',
  'wrong-period',
  'period-not-over',
  'repeated',
  'no-figures',
  'sex-does-not-sum',
  'ages-do-not-sum',
  'forms-do-not-sum',
  'regions-do-not-sum',
  'label-contradicts-code',
  'small-cell-by-region',
] as const
export type Problem = (typeof PROBLEMS)[number]

/** One thing wrong with a file. `grave`: the file is not taken in; otherwise it is taken in and the finding kept. */
export const Finding = z.object({
  problem: z.enum(PROBLEMS),
  grave: z.boolean(),
  where: z.string(),
  expected: z.string(),
  found: z.string(),
})
export type Finding = z.infer<typeof Finding>

/** A file as read: what it says, and what kept parts of it from being read. */
export interface ReadFile {
  format: 'csv' | 'sdmx'
  figures: Figure[]
  findings: Finding[]
}

const Entry = z.object({
  publisher: z.string(),
  /** `publishing-body`; null when not in the vocabulary, `umai` for what this system holds. */
  body: z.string().nullable(),
  measure: z.string(),
  topic: z.string().nullable(),
  topicText: z.string(),
  population: z.string(),
  period: z.string(),
  count: z.number(),
  /** Topics it was summed from by Umai; empty when published as it stands. */
  summedFrom: z.array(z.string()),
  source: z.string(),
  place: z.string(),
  /**
   * Left out = published, or held by this system. `tokens`: an agency's list, linked; `numbers`: said by an agency, linked
   * with nothing; `together`: what this system and the lists of tokens hold, each person once.
   */
  given: z.enum(['tokens', 'numbers', 'together']).optional(),
  /** Name of the agency, where one gave it. */
  agencyName: z.object({ ky: z.string(), ru: z.string(), en: z.string() }).optional(),
})
export type Entry = z.infer<typeof Entry>

/** People on two lists at once: their number, or, where they are too few to be told, what they are fewer than. */
const SharedCount = z.union([z.object({ count: z.number() }), z.object({ below: z.number() })])
export type SharedCount = z.infer<typeof SharedCount>

const Comparison = z.object({
  one: Entry,
  other: Entry,
  /** `difference-reason`; none when both say the same number about the same thing. */
  reasons: z.array(z.string()),
  /** Only where both count the same unit; never across crimes, cases and people. */
  difference: z.number().nullable(),
  /** People on both lists; null while the lists are not linked. */
  overlap: SharedCount.nullable(),
})
export type Comparison = z.infer<typeof Comparison>

/** Who says what about one period, grouped by what is counted. */
export const YearOfFigures = z.object({
  period: z.string(),
  units: z.array(z.object({ unit: z.string(), entries: z.array(Entry) })),
  comparisons: z.array(Comparison),
})
export type YearOfFigures = z.infer<typeof YearOfFigures>

/** One published number as the public pages repeat it: count null = people, and fewer than five of them. */
export interface QuotedRow {
  publisher: string
  body: string | null
  measure: string
  topic: string
  count: number | null
  /** Umai added the two articles; the body itself gave no total. */
  summed: boolean
  source: string
  place: string
}
export interface QuotedYear {
  period: string
  rows: QuotedRow[]
}
