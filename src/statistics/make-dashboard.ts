import type { Reference, StatDimension, StatIndicator } from '../reference/model.ts'
import { figureOf } from './compute-figure.ts'
import type { CellIndex } from './count-cells.ts'
import type { DashboardAnswer, DashboardQuery, FigureAnswer } from './dashboard-model.ts'
import type { Filters, Month, Period } from './model.ts'

const YEARS = 3
/** What is shown when nothing was chosen. */
const FIRST = 'identified'

/** The period asked for; without one, this year up to now and the two before. */
export const periodOf = ({ from, to }: DashboardQuery, now: Month): { from: Month; to: Month } => {
  const end = to ?? (from && from > now ? from : now)
  return { from: from ?? `${Number(end.slice(0, 4)) - YEARS + 1}-01`, to: end }
}

export const filtersOf = ({ region, sex, age, form }: DashboardQuery): Filters => ({
  ...(region ? { region: [region] } : {}),
  ...(sex ? { sex: [sex] } : {}),
  ...(age ? { age: [age] } : {}),
  ...(form ? { form: [form] } : {}),
})

interface Asked {
  query: DashboardQuery
  now: Month
  /** Null when a past day was asked for. */
  late: number | null
}

/** Everything one view shows, out of counted cells. */
export const makeDashboard = (
  reference: Reference,
  cells: readonly CellIndex[],
  { query, now, late }: Asked,
): DashboardAnswer => {
  const indicators = reference.statistics?.indicators ?? []
  const period = periodOf(query, now)
  const filters = filtersOf(query)
  const figure = (id: string, dimensions: readonly StatDimension[], over: Period = period): FigureAnswer =>
    figureOf(reference, id, cells, { period: over, dimensions, filters })
  const chosen = indicators.find(({ id }) => id === (query.indicator ?? FIRST)) ?? indicators[0]
  return {
    indicator: chosen?.id ?? '',
    period,
    known: query.known ?? null,
    headlines: indicators.map((indicator) => headline(indicator, late, figure)),
    panels: chosen ? panelsOf(chosen, period, figure) : [],
  }
}

type FigureOf = (id: string, dimensions: readonly StatDimension[], over?: Period) => FigureAnswer

const headline = (
  { id, unit, formula }: StatIndicator,
  late: number | null,
  figure: FigureOf,
): FigureAnswer => {
  if (formula?.kind !== 'late') return figure(id, [])
  const rows = late === null ? [] : [{ values: {}, numerator: late, denominator: null }]
  return { indicator: id, unit, status: late === null ? 'not-now' : 'recorded', rows }
}

const shown: readonly StatDimension[] = [
  'region',
  'sex',
  'age',
  'recruitment-age',
  'form',
  'type',
  'citizenship',
  'close-reason',
  'follow-up',
  'outcome',
  'service',
]

const panelsOf = (
  { id, status, dimensions, formula }: StatIndicator,
  period: { from: Month; to: Month },
  figure: FigureOf,
): DashboardAnswer['panels'] => {
  if (status === 'not-yet-recorded' || formula?.kind === 'late') return []
  const time = stepOf(period)
  const series = dimensions.includes(time) ? [time] : dimensions.includes('year') ? (['year'] as const) : []
  return [...series, ...shown.filter((each) => dimensions.includes(each))].map((dimension) => ({
    ...figure(id, [dimension]),
    dimension,
  }))
}

/** Two years are shown by the month, six by the quarter, more by the year. */
const stepOf = ({ from, to }: { from: Month; to: Month }): 'month' | 'quarter' | 'year' => {
  const months =
    (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5)) - Number(from.slice(5)) + 1
  return months <= 24 ? 'month' : months <= 72 ? 'quarter' : 'year'
}
