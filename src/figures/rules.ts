import { keyOf } from './check-figures.ts'
import {
  type Comparison,
  type Entry,
  type Figure,
  type SharedCount,
  TOTAL,
  WHOLE_COUNTRY,
  type YearOfFigures,
} from './model.ts'
import type { FigureWords } from './words.ts'

export { quoteFigures } from './quote-figures.ts'
export { figureWords } from './words.ts'

/** People on two lists at once, known only where the lists are linked. */
export interface Overlap {
  one: string
  other: string
  period: string
  people: SharedCount
  /** What both lists count; left out = any. */
  measure?: string
}

/** Two bodies crossed with a year are finer than a national total: anything but nobody under the threshold is told as that. */
export const sharedCount = (people: number, threshold: number): SharedCount =>
  people > 0 && people < threshold ? { below: threshold } : { count: people }

const ALL = 'all-trafficking'

/** Publisher of what this system itself holds. */
export const UMAI = 'umai'

/**
 * Who says what about each period, the newest first: never two units in one group, and never a difference between two
 * units. `held` are the figures of this system, published by {@link UMAI}.
 */
export const sideBySide = (
  published: readonly Figure[],
  held: readonly Entry[],
  overlaps: readonly Overlap[],
  words: FigureWords,
): YearOfFigures[] => {
  const entries = [
    ...newest(published)
      .filter(isNational)
      .map((figure) => entryOf(figure, words)),
    ...held,
  ]
  return [...Map.groupBy(entries, (entry) => entry.period)]
    .sort(([one], [other]) => other.localeCompare(one))
    .map(([period, each]) => yearOf(period, withSums(each, words), overlaps, words))
}

/** A figure imported again replaces the earlier one of the same key: the list comes oldest first. */
const newest = (figures: readonly Figure[]): Figure[] => [
  ...new Map(figures.map((figure) => [keyOf(figure), figure])).values(),
]

const isNational = (figure: Figure) =>
  figure.count !== null && figure.area === WHOLE_COUNTRY && figure.sex === TOTAL && figure.age === TOTAL

export const entryOf = (figure: Figure, words: FigureWords): Entry => {
  const { publisher, measure, topic, topicText, population, source, place } = figure
  return {
    publisher,
    body: words.bodyOf(publisher),
    measure,
    topic,
    topicText,
    population,
    period: periodText(figure.period),
    count: figure.count ?? 0,
    summedFrom: [],
    source,
    place,
  }
}

export const periodText = ({ from, to }: { from: number; to: number }): string =>
  from === to ? String(from) : `${from}–${to}`

/** Where a body published only the two articles on trafficking, their sum is shown as what it says of all trafficking. */
const withSums = (entries: Entry[], words: FigureWords): Entry[] => {
  const groups = Map.groupBy(entries, ({ publisher, measure, source }) =>
    JSON.stringify([publisher, measure, source]),
  )
  return [...groups.values()].flatMap((group) => [...sumOfParts(group, words), ...group])
}

const sumOfParts = (group: Entry[], words: FigureWords): Entry[] => {
  const parts = group.filter((entry) => entry.topic !== null && words.wholeOf(entry.topic) === ALL)
  if (parts.length < 2 || group.some((entry) => entry.topic === ALL)) return []
  const count = parts.reduce((sum, part) => sum + part.count, 0)
  const summedFrom = parts.flatMap((part) => part.topic ?? [])
  return [{ ...parts[0]!, topic: ALL, topicText: ALL, population: 'all ages', count, summedFrom }]
}

const yearOf = (
  period: string,
  entries: Entry[],
  overlaps: readonly Overlap[],
  words: FigureWords,
): YearOfFigures => {
  const units = [...Map.groupBy(entries, (entry) => words.unitOf(entry.measure))]
  const headline = entries.filter(
    (entry) => entry.topic === ALL && entry.population === 'all ages' && entry.given !== 'together',
  )
  return {
    period,
    units: units.map(([unit, each]) => ({ unit, entries: each })),
    comparisons: headline.flatMap((one, index) =>
      headline.slice(index + 1).map((other) => compare(one, other, overlaps, words)),
    ),
  }
}

/** Whether two figures count the same thing, and if not, why they differ. */
export const compare = (
  one: Entry,
  other: Entry,
  overlaps: readonly Overlap[],
  words: FigureWords,
): Comparison => {
  const sameUnit = words.unitOf(one.measure) === words.unitOf(other.measure)
  const overlap = overlapOf(one, other, overlaps)
  const reasons = reasonsBetween(one, other, sameUnit, words)
  const unlinked = sameUnit && words.unitOf(one.measure) === 'victims' && overlap === null
  // Two lists of people that nobody linked: the same person may stand on both.
  if (unlinked && whoOf(one) !== whoOf(other)) reasons.push('double-counting')
  if (reasons.length === 0 && one.count !== other.count) reasons.push('not-explained')
  return { one, other, reasons, difference: sameUnit ? Math.abs(one.count - other.count) : null, overlap }
}

/** One body may publish under several names. */
const whoOf = ({ body, publisher }: Entry) => body ?? publisher

const reasonsBetween = (one: Entry, other: Entry, sameUnit: boolean, words: FigureWords): string[] => {
  if (!sameUnit) return ['different-unit']
  const partial = [one, other].filter((each) => each.given || words.coversOneOrganisation(each.body)).length
  return [
    ...(one.measure === other.measure ? [] : ['different-stage']),
    ...(one.topic === other.topic ? [] : ['different-definition']),
    ...(one.population === other.population ? [] : ['different-population']),
    ...(one.period === other.period ? [] : ['different-period']),
    ...(partial > 0 && whoOf(one) !== whoOf(other) ? ['different-coverage'] : []),
  ]
}

const overlapOf = (one: Entry, other: Entry, overlaps: readonly Overlap[]): SharedCount | null =>
  overlaps.find(
    (each) =>
      each.period === one.period &&
      (each.measure === undefined || (each.measure === one.measure && each.measure === other.measure)) &&
      [each.one, each.other].sort().join() === [one.body ?? '', other.body ?? ''].sort().join(),
  )?.people ?? null
