import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Counted, monthsBetween, summarize } from './rules.ts'

const counted = (more: Partial<Counted> = {}): Counted => ({
  district: 'a',
  region: 'A',
  stage: 'concern',
  month: '2026-01',
  cases: 1,
  open: 1,
  children: 0,
  presumed: 0,
  late: 0,
  ...more,
})

test('a month without a case is shown as none, over the end of a year too', () => {
  const { months } = summarize(
    [counted({ month: '2025-11' }), counted({ month: '2026-01', cases: 3 })],
    [],
    {},
  )
  expect(months).toEqual([
    { month: '2025-11', opened: 1 },
    { month: '2025-12', opened: 0 },
    { month: '2026-01', opened: 3 },
  ])
})

test('an asked range is shown whole, also without any case', () => {
  const { months, total, districts } = summarize([], [], { from: '2026-01', to: '2026-02' })
  expect(months).toEqual([
    { month: '2026-01', opened: 0 },
    { month: '2026-02', opened: 0 },
  ])
  expect(total.cases).toBe(0)
  expect(districts).toEqual([])
  expect(summarize([], [], {}).months).toEqual([])
})

test('districts carry their stages, the most late first, the unknown one as null', () => {
  const { districts } = summarize(
    [
      counted({ cases: 5 }),
      counted({ stage: 'plan', cases: 2 }),
      counted({ district: null, region: null, late: 1 }),
    ],
    [],
    {},
  )
  expect(districts).toMatchObject([
    { district: null, cases: 1, late: 1 },
    { district: 'a', cases: 7, stages: { concern: 5, plan: 2 } },
  ])
})

test('late steps are summed by kind of step and by kind of agency', () => {
  const step = {
    stepKind: 'answer-referral',
    agencyKind: 'hospital',
    waiting: 2,
    late: 1,
    withoutDeadline: 1,
  }
  const { lateness } = summarize([], [step, { ...step, agencyKind: 'ngo', late: 4, waiting: 4 }], {})
  expect(lateness.steps).toEqual([{ kind: 'answer-referral', waiting: 6, late: 5, withoutDeadline: 2 }])
  expect(lateness.agencyKinds.map((each) => each.kind)).toEqual(['ngo', 'hospital'])
})

const row = fc.record({
  district: fc.option(fc.constantFrom('a', 'b', 'c')),
  region: fc.constant('A'),
  stage: fc.constantFrom('concern', 'plan', 'closed'),
  month: fc.constantFrom('2025-12', '2026-01', '2026-03'),
  cases: fc.nat(50),
  open: fc.nat(50),
  children: fc.nat(50),
  presumed: fc.nat(50),
  late: fc.nat(50),
})

test('every table adds up to the same number of cases', () => {
  fc.assert(
    fc.property(fc.array(row), (rows) => {
      const answer = summarize(rows, [], {})
      const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0)
      expect(sum(answer.districts.map((each) => each.cases))).toBe(answer.total.cases)
      expect(sum(answer.months.map((each) => each.opened))).toBe(answer.total.cases)
      expect(sum(answer.districts.flatMap((each) => Object.values(each.stages)))).toBe(answer.total.cases)
    }),
  )
})

test('a range of months has an end, whatever is asked', () => {
  expect(monthsBetween('1900-01', '2099-12')).toHaveLength(600)
  expect(monthsBetween('2026-02', '2026-01')).toEqual([])
})
