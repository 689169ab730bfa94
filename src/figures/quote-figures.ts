import type { Entry, QuotedRow, QuotedYear, YearOfFigures } from './model.ts'
import type { FigureWords } from './words.ts'

/** Counts of these are counts of people. */
const PEOPLE = ['victims', 'accused', 'plans']

/** UNODC masks counts of people below this in what it publishes of countries. */
const SMALLEST = 5

/**
 * What others published, as our public pages may repeat it: only what is about trafficking as such (a text of its own
 * may describe somebody), counts of proceedings as they stand, and counts of one to four people not at all.
 */
export const quoteFigures = (years: readonly YearOfFigures[], words: FigureWords): QuotedYear[] =>
  years.flatMap(({ period, units }) => {
    const rows = units.flatMap(({ entries }) => entries.flatMap((entry) => quoted(entry, words)))
    return rows.length > 0 ? [{ period, rows }] : []
  })

const quoted = (entry: Entry, words: FigureWords): QuotedRow[] => {
  const { publisher, body, measure, topic, count, source, place } = entry
  if (topic === null || entry.population !== 'all ages') return []
  const few = PEOPLE.includes(words.unitOf(measure)) && count > 0 && count < SMALLEST
  const summed = entry.summedFrom.length > 0
  return [{ publisher, body, measure, topic, count: few ? null : count, summed, source, place }]
}
