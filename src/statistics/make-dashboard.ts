import type { Reference, StatDimension, StatIndicator } from '../reference/model.ts'
import { figureOf } from './compute-figure.ts'
import type { CellQuery, CellSource } from './count-cells.ts'
import type { DashboardAnswer, DashboardQuery, FigureAnswer } from './dashboard-model.ts'
import type { FigureRow, Filters, Month } from './model.ts'

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
  /** Work per agency, where that was asked for. */
  work?: FigureRow[] | null
}

/** Everything one view shows, out of counted cells: first what it will ask, then, read together, the answers. */
export const makeDashboard = async (
  reference: Reference,
  cells: CellSource,
  asked: Asked,
): Promise<DashboardAnswer> => {
  const queries: CellQuery[] = []
  const listening: CellSource = {
    prepare: async () => {},
    count: async (query) => {
      queries.push(query)
      return []
    },
  }
  await answerView(reference, listening, asked)
  await cells.prepare(queries)
  return answerView(reference, cells, asked)
}

const answerView = async (
  reference: Reference,
  cells: CellSource,
  { query, now, late, work = null }: Asked,
): Promise<DashboardAnswer> => {
  const indicators = reference.statistics?.indicators ?? []
  const period = periodOf(query, now)
  const filters = filtersOf(query)
  const figure = (id: string, dimensions: readonly StatDimension[]): Promise<FigureAnswer> =>
    figureOf(reference, id, cells, { period, dimensions, filters })
  const chosen = indicators.find(({ id }) => id === (query.indicator ?? FIRST)) ?? indicators[0]
  return {
    indicator: chosen?.id ?? '',
    period,
    known: query.known ?? null,
    headlines: await inTurn(indicators, (indicator) => headline(indicator, late, figure)),
    panels: chosen ? await panelsOf(chosen, period, figure, work) : [],
  }
}

type FigureOf = (id: string, dimensions: readonly StatDimension[]) => Promise<FigureAnswer>

/** One after the other: they share a transaction, which has one connection. */
const inTurn = async <From, To>(list: readonly From[], work: (each: From) => Promise<To>): Promise<To[]> => {
  const done: To[] = []
  for (const each of list) done.push(await work(each))
  return done
}

const headline = async (
  { id, unit, formula }: StatIndicator,
  late: number | null,
  figure: FigureOf,
): Promise<FigureAnswer> => {
  if (formula?.kind !== 'late') return figure(id, [])
  const rows = late === null ? [] : [{ values: {}, numerator: late, denominator: null }]
  return { indicator: id, unit, status: late === null ? 'not-now' : 'recorded', rows }
}

const shown: readonly StatDimension[] = [
  'region',
  'sex',
  'age',
  'age-group',
  'recruitment-age',
  'form',
  'type',
  'citizenship',
  'close-reason',
  'follow-up',
  'outcome',
  'service',
]

const panelsOf = async (
  { id, unit, status, dimensions, formula }: StatIndicator,
  period: { from: Month; to: Month },
  figure: FigureOf,
  work: FigureRow[] | null,
): Promise<DashboardAnswer['panels']> => {
  if (status === 'not-yet-recorded') return []
  if (formula?.kind === 'late')
    return work ? [{ indicator: id, unit, status: 'recorded', rows: work, dimension: 'agency' }] : []
  const time = stepOf(period)
  const series = dimensions.includes(time) ? [time] : dimensions.includes('year') ? (['year'] as const) : []
  return inTurn(
    [
      ...series,
      ...shown.filter(
        (each) => dimensions.includes(each) && !(each === 'age-group' && dimensions.includes('age')),
      ),
    ],
    async (dimension) => ({
      ...(await figure(id, [dimension])),
      dimension,
    }),
  )
}

/** Two years are shown by the month, six by the quarter, more by the year. */
const stepOf = ({ from, to }: { from: Month; to: Month }): 'month' | 'quarter' | 'year' => {
  const months =
    (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5)) - Number(from.slice(5)) + 1
  return months <= 24 ? 'month' : months <= 72 ? 'quarter' : 'year'
}
