import { entriesOf } from '../reference/lookup.ts'
import type { Reference } from '../reference/model.ts'
import { DIMENSIONS, type Dimension, type YearRange } from './model.ts'

/** Codes of a dimension that the vocabulary of its words does not have. */
const UNKNOWN = 'unknown'
const SEVERAL = 'several'

/**
 * Every code of each dimension, whether somebody has it or not: rows that came and went with single people would tell
 * of them. What is not known is a code of its own.
 */
export const codesOf = (reference: Reference, period: YearRange): Record<Dimension, string[]> => ({
  year: Array.from({ length: period.to - period.from + 1 }, (_, index) => String(period.from + index)),
  sex: codes(reference, 'sex'),
  'age-group': codes(reference, 'age-group'),
  form: [...formsOf(reference), SEVERAL, UNKNOWN],
  region: [...reference.regions.map((each) => each.code), UNKNOWN],
})

const codes = (reference: Reference, vocabulary: string) => [
  ...new Set([...entriesOf(reference, vocabulary).map((entry) => entry.code), UNKNOWN]),
]

/** Forms as the statistics committee has them: topics with a series of their own, but the total. */
const formsOf = (reference: Reference): string[] =>
  entriesOf(reference, 'published-topic')
    .filter((entry) => entry.codes?.sdmx !== undefined && entry.code !== 'all-trafficking')
    .map((entry) => entry.code)

/** The dimensions as flat hierarchies, as protection takes them. */
export const hierarchiesOf = (reference: Reference, period: YearRange): Record<string, Map<string, null>> => {
  const all = codesOf(reference, period)
  return Object.fromEntries(
    DIMENSIONS.map((dimension) => [dimension, new Map(all[dimension].map((code) => [code, null]))]),
  )
}
