import {
  type Cell,
  COARSE,
  DAYS,
  DAYS_FINE,
  type Happening,
  JOINED,
  type Measure,
  MISSING,
  type Month,
  OTHER_ORDER,
  UNKNOWN,
} from './cell-model.ts'
import { ageGroupOf, type CaseFact, type Day } from './fact-model.ts'

/** Measures that count people: the same person's second case counts only from the month after the first. */
const ofPeople: ReadonlySet<Measure> = new Set(['presumed', 'identified', 'assisted', 'sheltered'])

/**
 * The counts that the cases of one person come to. A person counts with what is known of the case in which it
 * happened; `prior` names the month in which it had last happened to them before.
 */
export const cellsOf = (facts: readonly CaseFact[]): Cell[] => {
  const happened = facts.flatMap((fact) => happeningsOf(fact).map((happening) => ({ fact, happening })))
  return happened.flatMap(({ fact, happening }) => {
    const prior = ofPeople.has(happening.measure) ? priorMonth(happened, fact, happening) : null
    return rowsOf(fact, happening, prior)
  })
}

interface Happened {
  fact: CaseFact
  happening: Happening
}

const priorMonth = (all: readonly Happened[], fact: CaseFact, { measure, on }: Happening): Month | null => {
  const own = all.filter((each) => each.happening.measure === measure)
  const place = own.findIndex((each) => each.fact === fact)
  const before = own.filter(
    (each, index) => each.happening.on < on || (each.happening.on === on && index < place),
  )
  return (
    before
      .map((each) => monthOf(each.happening.on))
      .sort()
      .at(-1) ?? null
  )
}

/** Times differ for nearly every case: of ages they are kept by child or adult only, and once more without sex and form. */
const timed: ReadonlySet<Measure> = new Set([
  'concern-to-assessment',
  'assessment-to-referral',
  'referral-to-service',
  'service-to-plan',
  'plan-to-review',
  'open-to-close',
])
const notKept = { sex: '', form: '' }

const monthOf = (day: Day): Month => day.slice(0, 7)

const rowsOf = (fact: CaseFact, { measure, on, panels }: Happening, prior: Month | null): Cell[] => {
  const row = (dimension: string, value: string): Cell => ({
    measure,
    month: monthOf(on),
    prior,
    region: fact.region ?? UNKNOWN,
    sex: fact.sex,
    age: fact.age,
    form: fact.forms.length > 0 ? fact.forms.join(JOINED) : UNKNOWN,
    dimension,
    value,
    n: 1,
  })
  if (timed.has(measure)) {
    const age = ageGroupOf(fact.age)
    return (panels.days ?? []).flatMap((days) => [
      { ...row(DAYS, days), ...notKept, age },
      { ...row(DAYS_FINE, days), age },
    ])
  }
  return [
    row('', ''),
    { ...row(COARSE, ''), ...notKept, age: ageGroupOf(fact.age) },
    ...Object.entries(panels).flatMap(([dimension, values]) => values.map((value) => row(dimension, value))),
  ]
}

/** What happened in a case that is counted, each with the day it counts from. */
export const happeningsOf = (fact: CaseFact): Happening[] => [
  ...once('registered', fact.openedOn, {}),
  ...once('presumed', fact.presumedOn, aboutPeople(fact)),
  ...once('identified', fact.identifiedOn, aboutPeople(fact)),
  ...once('assisted', fact.firstServiceOn, aboutPeople(fact)),
  ...once('sheltered', fact.shelteredOn, aboutPeople(fact)),
  ...once('closed', fact.closedOn, {
    'close-reason': [fact.closeReason ?? UNKNOWN],
    'follow-up': [followUpOf(fact)],
  }),
  ...fact.decisions.flatMap(({ on, outcome }) => once('decision', on, { outcome: [outcome] })),
  ...fact.services.flatMap(({ on, kind }) => once('service', on, { service: [kind] })),
  ...timesOf(fact),
]

const once = (measure: Measure, on: Day | null, panels: Happening['panels']): Happening[] =>
  on === null ? [] : [{ measure, on, panels }]

const aboutPeople = (fact: CaseFact): Happening['panels'] => ({
  type: fact.types.length > 0 ? fact.types : [UNKNOWN],
  'recruitment-age': [fact.recruitmentAge],
  citizenship: [fact.citizenship],
})

const followUpOf = (fact: CaseFact): string =>
  fact.followUpsRecorded > 0 ? 'recorded' : fact.followUpsPlanned > 0 ? 'planned' : 'none'

const timesOf = (fact: CaseFact): Happening[] => [
  ...time('concern-to-assessment', fact.openedOn, fact.firstAssessedOn),
  ...time('assessment-to-referral', fact.firstAssessedOn, fact.firstReferredOn),
  ...time('referral-to-service', fact.firstReferredOn, fact.firstServiceOn),
  ...time('service-to-plan', fact.firstServiceOn, fact.planApprovedOn),
  ...time('plan-to-review', fact.planApprovedOn, fact.planReviewedOn),
  ...time('open-to-close', fact.openedOn, fact.closedOn),
]

const time = (measure: Measure, from: Day | null, to: Day | null): Happening[] =>
  once(measure, from, { days: [to === null || from === null ? MISSING : daysBetween(from, to)] })

/** Whole days, from 30 on in whole weeks, from 180 on in 30 days at a time. Steps taken in the other order have no days. */
const daysBetween = (from: Day, to: Day): string => {
  const days = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
  if (days < 0) return OTHER_ORDER
  return String(days < 30 ? days : days < 180 ? stepFrom(30, 7, days) : stepFrom(180, 30, days))
}

/** Counted from the edge, so that a longer time never comes out shorter. */
const stepFrom = (edge: number, width: number, days: number) => days - ((days - edge) % width)

const keyOf = (cell: Cell): string =>
  [
    cell.measure,
    cell.month,
    cell.prior,
    cell.region,
    cell.sex,
    cell.age,
    cell.form,
    cell.dimension,
    cell.value,
  ].join('\n')

/** Cells of the same kind put together; those that come to nothing are left out. */
export const settleCells = (cells: Iterable<Cell>): Cell[] => {
  const sums = new Map<string, Cell>()
  for (const cell of cells) {
    const key = keyOf(cell)
    const known = sums.get(key)
    if (known) known.n += cell.n
    else sums.set(key, { ...cell })
  }
  return [...sums.values()].filter(({ n }) => n !== 0)
}

/** What must be added to the counts when a person's cases change from one to the other. */
export const cellDifference = (before: readonly CaseFact[], after: readonly CaseFact[]): Cell[] =>
  settleCells([...cellsOf(before).map((cell) => ({ ...cell, n: -cell.n })), ...cellsOf(after)])
