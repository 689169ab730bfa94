import type { Numbers, OversightAnswer } from './model.ts'

/** Facts counted by the database: one row a district, stage and month. */
export interface Counted extends Numbers {
  district: string | null
  region: string | null
  stage: string
  /** `YYYY-MM` */
  month: string
}

export interface LateStep {
  stepKind: string
  agencyKind: string
  waiting: number
  late: number
  withoutDeadline: number
}

const none: Numbers = { cases: 0, open: 0, children: 0, presumed: 0, late: 0 }

const plus = (a: Numbers, b: Numbers): Numbers => ({
  cases: a.cases + b.cases,
  open: a.open + b.open,
  children: a.children + b.children,
  presumed: a.presumed + b.presumed,
  late: a.late + b.late,
})

const grouped = <T>(rows: readonly T[], keyOf: (row: T) => string): T[][] => [
  ...Map.groupBy(rows, keyOf).values(),
]

/** The tables of the oversight screen out of what the database counted; nothing here can name a case. */
export const summarize = (
  rows: readonly Counted[],
  steps: readonly LateStep[],
  range: { from?: string | undefined; to?: string | undefined },
): Omit<OversightAnswer, 'people'> => ({
  total: rows.reduce(plus, none),
  districts: grouped(rows, (row) => row.district ?? '')
    .map(districtOf)
    .sort(byLateThenCases),
  months: monthsOf(rows, range),
  lateness: { steps: lateBy(steps, 'stepKind'), agencyKinds: lateBy(steps, 'agencyKind') },
})

const districtOf = (rows: Counted[]): OversightAnswer['districts'][number] => {
  const stages: Record<string, number> = {}
  for (const row of rows) stages[row.stage] = (stages[row.stage] ?? 0) + row.cases
  const { district = null, region = null } = rows[0] ?? {}
  return { ...rows.reduce(plus, none), district, region, stages }
}

const byLateThenCases = (a: Numbers, b: Numbers) => b.late - a.late || b.cases - a.cases

const monthsOf = (
  rows: readonly Counted[],
  range: { from?: string | undefined; to?: string | undefined },
) => {
  const opened: Record<string, number> = {}
  for (const row of rows) opened[row.month] = (opened[row.month] ?? 0) + row.cases
  const known = Object.keys(opened).sort()
  const from = range.from ?? known[0]
  const to = range.to ?? known.at(-1)
  if (from === undefined || to === undefined) return []
  return monthsBetween(from, to).map((month) => ({ month, opened: opened[month] ?? 0 }))
}

/** Months from one to another, both included, at most fifty years of them. */
export const monthsBetween = (from: string, to: string): string[] => {
  const months: string[] = []
  for (let month = from; month <= to && months.length < 600; month = nextMonth(month)) months.push(month)
  return months
}

const nextMonth = (month: string): string => {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
}

const lateBy = (steps: readonly LateStep[], key: 'stepKind' | 'agencyKind') =>
  grouped(steps, (step) => step[key])
    .map((rows) => ({
      kind: rows[0]?.[key] ?? '',
      waiting: sum(rows, 'waiting'),
      late: sum(rows, 'late'),
      withoutDeadline: sum(rows, 'withoutDeadline'),
    }))
    .sort((a, b) => b.late - a.late || b.waiting - a.waiting)

const sum = (rows: readonly LateStep[], key: 'waiting' | 'late' | 'withoutDeadline') =>
  rows.reduce((total, row) => total + row[key], 0)
