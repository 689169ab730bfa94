import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DIMENSIONS, type Dimension, IndicatorList, SCREENING_RESULTS } from './indicator-model.ts'
import { combineDimensions, scoreDimension, screenIndicators } from './indicators.ts'
import { factsFromAnswers } from './suggest-facts.ts'

describe('scoreDimension', () => {
  it.each([
    [1, 0, 0, false],
    [1, 0, 1, true],
    [1, 1, 0, true],
    [2, 0, 0, true],
    [0, 3, 0, true],
    [0, 2, 0, false],
    [0, 2, 1, true],
    [0, 1, 9, false],
    [0, 0, 9, false],
    [0, 0, 0, false],
  ])('%i strong, %i medium, %i weak: %s', (strong, medium, weak, positive) => {
    expect(scoreDimension({ strong, medium, weak })).toBe(positive)
  })

  it('is the disjunction of the four published conditions, for every count', () => {
    for (let s = 0; s <= 5; s += 1)
      for (let m = 0; m <= 6; m += 1)
        for (let w = 0; w <= 6; w += 1) {
          const published = s >= 2 || (s === 1 && m + w >= 1) || m >= 3 || (m === 2 && w >= 1)
          expect(scoreDimension({ strong: s, medium: m, weak: w })).toBe(published)
        }
  })
})

const every = Array.from(
  { length: 64 },
  (_, bits) =>
    Object.fromEntries(DIMENSIONS.map((dimension, bit) => [dimension, (bits & (1 << bit)) !== 0])) as Record<
      Dimension,
      boolean
    >,
)

/** The rows of the published table and our completion, each with its own condition; the most protective wins. */
function fromTable({ D1, D2, D3, D4, D5 }: Record<Dimension, boolean>): string | undefined {
  const none = !D1 && !D2 && !D3
  const rows: Record<(typeof SCREENING_RESULTS)[number], boolean> = {
    PRESUMED_VICTIM_OF_TRAFFICKING: !none && D4 && D5,
    PRESUMED_VICTIM_REVIEW: (D2 || D3) && D4 && !D5,
    FORCED_LABOUR_AT_DESTINATION: none && D4 && D5,
    DECEIVED_AND_EXPLOITED: D1 && D4 && !D5,
    PRE_EXPLOITATION_REVIEW: !none && !D4,
    COERCION_REVIEW: none && !D4 && D5,
    EXPLOITED_MIGRANT: none && D4 && !D5,
    NO_CONCERN: none && !D4 && !D5,
  }
  return SCREENING_RESULTS.find((result) => rows[result])
}

describe('combineDimensions', () => {
  it('follows the table for all 64 combinations, D6 standing in for D5 or not', () => {
    expect(every).toHaveLength(64)
    for (const positive of every) {
      const { D5, D6 } = positive
      expect(combineDimensions(positive, { vulnerabilityStandsInForCoercion: false })).toBe(
        fromTable(positive),
      )
      expect(combineDimensions(positive)).toBe(fromTable({ ...positive, D5: D5 || D6 }))
    }
  })

  it('presumes a child a victim on act and purpose alone, and else differs in nothing', () => {
    for (const positive of every) {
      const { D1, D2, D3, D4 } = positive
      const expected = (D1 || D2 || D3) && D4 ? 'PRESUMED_VICTIM_OF_TRAFFICKING' : combineDimensions(positive)
      expect(combineDimensions(positive, { child: true })).toBe(expected)
    }
  })

  it('is never less protective when one more dimension is positive', () => {
    // Before exploitation and coercion are of one rank.
    const rank = (result: (typeof SCREENING_RESULTS)[number]) =>
      SCREENING_RESULTS.indexOf(result === 'COERCION_REVIEW' ? 'PRE_EXPLOITATION_REVIEW' : result)
    for (const child of [true, false])
      for (const positive of every)
        for (const dimension of DIMENSIONS) {
          const more = combineDimensions({ ...positive, [dimension]: true }, { child })
          expect(rank(more)).toBeLessThanOrEqual(rank(combineDimensions(positive, { child })))
        }
  })
})

const list: IndicatorList = {
  id: 'A.L',
  status: 'VERIFIED',
  indicators: [
    { id: 'DR01', dimension: 'D1', rating: 'strong' },
    { id: 'DR02', dimension: 'D1', rating: 'medium' },
    { id: 'EX01', dimension: 'D4', rating: 'strong' },
    { id: 'EX09', dimension: 'D4', rating: 'weak' },
    { id: 'CD02', dimension: 'D5', rating: 'strong' },
    { id: 'CD04', dimension: 'D5', rating: 'strong' },
  ],
}

describe('screenIndicators', () => {
  it('counts the yes answers of each dimension and says what they come to', () => {
    const answers = {
      DR01: 'yes',
      DR02: 'yes',
      EX01: 'yes',
      EX09: 'yes',
      CD02: 'no',
      CD04: 'unknown',
    } as const
    const { dimensions, result, why } = screenIndicators(list, answers)
    expect(result).toBe('DECEIVED_AND_EXPLOITED')
    expect(dimensions.D1).toEqual({ yes: { strong: 1, medium: 1, weak: 0, unrated: 0 }, positive: true })
    expect(dimensions.D5).toEqual({ yes: { strong: 0, medium: 0, weak: 0, unrated: 0 }, positive: false })
    expect(why[0]).toMatchObject({
      finding: 'result',
      key: 'identification.because.screening.DECEIVED_AND_EXPLOITED',
    })
    expect(why.find(({ key }) => key.endsWith('unanswered'))?.params).toEqual({ number: 1 })
    expect(screenIndicators(list, answers, { child: true }).result).toBe('PRESUMED_VICTIM_OF_TRAFFICKING')
  })

  it('takes a list for children as about a child', () => {
    const answers = { DR01: 'yes', DR02: 'yes', EX01: 'yes', EX09: 'yes' } as const
    expect(screenIndicators({ ...list, id: 'C.L' }, answers).result).toBe('PRESUMED_VICTIM_OF_TRAFFICKING')
    expect(screenIndicators({ ...list, id: 'C.L' }, answers, { child: false }).result).toBe(
      'DECEIVED_AND_EXPLOITED',
    )
  })

  it('only counts and abstains with a list that is unverified or not wholly rated', () => {
    const unrated = { id: 'X', dimension: 'D2', rating: null } as const
    const lists: IndicatorList[] = [
      { ...list, status: 'UNVERIFIED' },
      { ...list, indicators: [...list.indicators, unrated] },
    ]
    for (const abstaining of lists) {
      const { dimensions, result, why } = screenIndicators(abstaining, { DR01: 'yes', CD02: 'yes', X: 'yes' })
      expect(result).toBe('INDETERMINATE')
      expect(Object.values(dimensions).map(({ positive }) => positive)).toEqual(Array(6).fill(null))
      expect(dimensions.D1.yes.strong).toBe(1)
      expect(why[0]?.reason).toContain('not confirmed')
    }
    expect(screenIndicators(lists[1]!, { X: 'yes' }).dimensions.D2.yes.unrated).toBe(1)
  })

  it('says which answers are not in the list', () => {
    const { why } = screenIndicators(list, { AV01: 'yes' })
    expect(why.at(-1)?.reason).toBe('Answers that are not in this list were not counted: AV01.')
  })

  it('treats no, unknown and not asked alike, and is total', () => {
    const answers = fc.dictionary(
      fc.constantFrom(...list.indicators.map(({ id }) => id), 'toString'),
      fc.constantFrom('yes', 'no', 'unknown'),
    ) as fc.Arbitrary<Record<string, 'yes' | 'no' | 'unknown'>>
    fc.assert(
      fc.property(answers, (given) => {
        const yesOnly = Object.fromEntries(Object.entries(given).filter(([, answer]) => answer === 'yes'))
        const { dimensions, result } = screenIndicators(list, given)
        expect(screenIndicators(list, yesOnly)).toMatchObject({ dimensions, result })
      }),
    )
  })
})

describe('IndicatorList', () => {
  it('refuses an indicator that is listed twice', () => {
    expect(IndicatorList.safeParse(list).success).toBe(true)
    const twice = { ...list, indicators: [...list.indicators, ...list.indicators] }
    expect(IndicatorList.safeParse(twice).success).toBe(false)
  })
})

describe('factsFromAnswers', () => {
  it('suggests what the dimension and the indicator speak for, with the indicators that do', () => {
    expect(
      factsFromAnswers(list, { DR01: 'yes', DR02: 'yes', EX01: 'yes', CD02: 'yes', CD04: 'no' }),
    ).toEqual({
      acts: [{ word: 'recruitment', indicators: ['DR01', 'DR02'] }],
      means: [
        { word: 'deception', indicators: ['DR01', 'DR02'] },
        { word: 'coercion', indicators: ['CD02'] },
        { word: 'debt-bondage', indicators: ['CD02'] },
      ],
      exploitation: [{ word: 'forced-labour', indicators: ['EX01'] }],
    })
  })

  it('suggests nothing from a no, an unknown or an answer outside the list, nor a kind of sexual exploitation', () => {
    const nothing = { acts: [], means: [], exploitation: [] }
    expect(factsFromAnswers(list, { DR01: 'no', EX01: 'unknown', AV01: 'yes' })).toEqual(nothing)
    expect(factsFromAnswers({ ...list, id: 'A.S' }, { EX01: 'yes' })).toEqual(nothing)
  })
})
