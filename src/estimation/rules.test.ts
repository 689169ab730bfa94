import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { estimateUnseen } from './estimate.ts'
import { type FindsDescent, loadSolver } from './linear-program.ts'
import type { CaptureLists, Finding } from './model.ts'
import { Estimation } from './model.ts'
import { countOn, disagreement, doubtsOf, refusalsOf, withholdUnlessEstimable } from './rules.ts'
import { ARTIFICIAL, finish, NEW_ORLEANS, setOf, UK, WESTERN } from './testing.ts'

let solver: FindsDescent
beforeAll(async () => {
  solver = await loadSolver()
})

const codes = (findings: Finding[]) => findings.map(({ code }) => code)
const without = (data: CaptureLists, drop: (set: number) => boolean): CaptureLists => ({
  ...data,
  histories: data.histories.filter(({ set }) => !drop(set)),
})

describe('the safeguard', () => {
  test.each([
    ['UK', UK],
    ['New Orleans', NEW_ORLEANS],
    ['Western', WESTERN],
  ])('%s can carry an estimate', (_, data) => {
    expect(refusalsOf(data)).toEqual([])
  })

  test('the artificial table can not, for three reasons', () => {
    expect(codes(refusalsOf(ARTIFICIAL))).toEqual(['too-few-overlaps', 'too-few-people', 'too-few-on-two'])
    expect(codes(doubtsOf(ARTIFICIAL))).toEqual(['list-apart'])
  })

  test('a list with nobody is named', () => {
    const data = without(UK, (set) => (set & setOf('00001')) > 0)
    expect(refusalsOf(data)).toEqual([{ code: 'empty-list', params: { list: 'GP' } }])
  })

  test('of two equal lists each is inside the other', () => {
    const data = {
      lists: ['A', 'B', 'C'],
      histories: [
        { set: setOf('110'), count: 80 },
        { set: setOf('111'), count: 40 },
        { set: setOf('001'), count: 50 },
      ],
    }
    expect(refusalsOf(data)).toEqual([
      { code: 'list-inside', params: { inner: 'A', outer: 'B' } },
      { code: 'list-inside', params: { inner: 'B', outer: 'A' } },
    ])
  })

  test('two lists are too few, however many people', () => {
    const data = {
      lists: ['NG', 'PFNCA'],
      histories: [
        { set: 1, count: 499 },
        { set: 2, count: 1101 },
        { set: 3, count: 68 },
      ],
    }
    expect(codes(refusalsOf(data))).toEqual(['too-few-lists', 'too-few-overlaps'])
  })

  test('the gates open exactly at their numbers', () => {
    const table = (onTwo: number, alone: number): CaptureLists => ({
      lists: ['A', 'B', 'C'],
      histories: [
        { set: setOf('100'), count: alone },
        { set: setOf('010'), count: 30 },
        { set: setOf('001'), count: 30 },
        { set: setOf('110'), count: onTwo - 1 },
        { set: setOf('011'), count: 1 },
      ],
    })
    expect(refusalsOf(table(10, 30))).toEqual([])
    expect(codes(refusalsOf(table(10, 29)))).toEqual(['too-few-people'])
    expect(codes(refusalsOf(table(9, 60)))).toEqual(['too-few-on-two'])
  })

  test('methods that agree are not said to disagree', () => {
    expect(disagreement(1000, 1249)).toEqual([])
    expect(codes(disagreement(1000, 1251))).toEqual(['models-disagree'])
  })
})

describe('what may be shown', () => {
  const answer = (data: CaptureLists, replicates: number | null = null) =>
    finish(estimateUnseen([data], { replicates, seed: 1, linkage: 'reviewed' }, solver))

  test('an estimable answer is shown whole', () => {
    const whole = answer(WESTERN)
    expect(withholdUnlessEstimable(whole)).toBe(whole)
  })

  test('a refused one keeps its reasons and the lower bound, and no figure of any model', () => {
    const whole = answer(ARTIFICIAL, 100)
    const shown = withholdUnlessEstimable(whole)
    expect(whole.independence.estimate).toBeCloseTo(539.094, 3)
    expect(shown.why).toEqual(whole.why)
    expect(shown.chao).toEqual(whole.chao)
    const figures = [whole.independence.estimate!, whole.models.pairwise!.aic.estimate!, whole.graphs!.mean]
    const text = JSON.stringify(shown)
    for (const figure of figures) expect(text).not.toContain(String(Math.round(figure)))
    expect(Estimation.parse(shown)).toEqual(shown)
  })

  test('with fewer than five people on two lists there is no bound either', () => {
    const thin = {
      ...ARTIFICIAL,
      histories: ARTIFICIAL.histories.map((each) =>
        each.set === setOf('110') ? { ...each, count: 4 } : each,
      ),
    }
    expect(withholdUnlessEstimable(answer(thin)).chao).toEqual({ estimate: null, biasCorrected: null })
  })

  test('every table, however strange, gets an answer of the agreed shape with reasons or without', () => {
    const histories = fc.array(fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, fc.nat(40)), {
      minLength: 7,
      maxLength: 7,
    })
    fc.assert(
      fc.property(histories, (counts) => {
        const data = {
          lists: ['A', 'B', 'C'],
          histories: counts.map((count, at) => ({ set: at + 1, count })),
        }
        if (counts.every((count) => count === 0)) return
        const whole = answer(data)
        expect(Estimation.parse(whole)).toEqual(whole)
        expect(whole.estimable).toBe(whole.why.length === 0)
        if (whole.estimable) expect(whole.independence.estimate).toBeGreaterThan(whole.n)
      }),
      { numRuns: 60 },
    )
  })
})

/* f1, f2, Chao and its corrected form: research/standards.md section 10.3. */
test.each([
  ['UK', UK, 2523, 214, 17616.73, 17541.69],
  ['New Orleans', NEW_ORLEANS, 173, 10, 1681.45, 1537.55],
  ['Western', WESTERN, 322, 21, 2813.67, 2694.14],
  ['Artificial', ARTIFICIAL, 90, 6, 771, 668.14],
] as const)('%s: the lower bound', (_, data, once, twice, estimate, corrected) => {
  const answer = finish(estimateUnseen([data], { replicates: null, seed: 1, linkage: 'reviewed' }, solver))
  expect([countOn(data, 1), countOn(data, 2)]).toEqual([once, twice])
  expect(answer.chao.estimate).toBeCloseTo(estimate, 2)
  expect(answer.chao.biasCorrected).toBeCloseTo(corrected, 2)
})

test('two lists: Lincoln and Petersen, Chapman and its variance', () => {
  const data = {
    lists: ['NG', 'PFNCA'],
    histories: [
      { set: 1, count: 567 - 68 },
      { set: 2, count: 1169 - 68 },
      { set: 3, count: 68 },
    ],
  }
  const { twoLists, independence } = finish(
    estimateUnseen([data], { replicates: null, seed: 1, linkage: 'reviewed' }, solver),
  )
  expect(twoLists!.lincolnPetersen).toBeCloseTo(9747.397, 3)
  expect(twoLists!.chapman).toBeCloseTo(9630.304, 3)
  expect(twoLists!.variance).toBeCloseTo(1095533.95, 1)
  // Independence of two lists is Lincoln and Petersen's estimate.
  expect(independence.estimate).toBeCloseTo(9747.397, 3)
})
