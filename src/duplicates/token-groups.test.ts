import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Pair } from './model.ts'
import { groupByTokens, type TokenLink } from './token-groups.ts'

/** Two files of two people each, and two records inside. */
const files = new Map([
  ['a1', 'A'],
  ['a2', 'A'],
  ['b1', 'B'],
  ['b2', 'B'],
])
const everybody = [...files.keys(), 'in1', 'in2']
const link = (a: string, b: string, weight = 500): TokenLink => ({ a, b, weight })
const found = (a: string, b: string, verdict: Pair['verdict']): Pair => ({ a, b, verdict })
const groups = (links: TokenLink[], pairs: Pair[] = []) =>
  Object.fromEntries(groupByTokens(files, links, pairs))
const alone = { a1: 'a1', a2: 'a2', b1: 'b1', b2: 'b2' }

test('without a link everybody counts alone; with one, as the record inside or the other person', () => {
  expect(groups([])).toEqual(alone)
  expect(groups([link('a1', 'in1')])).toEqual({ ...alone, a1: 'in1' })
  expect(groups([link('a1', 'b1')])).toEqual({ ...alone, b1: 'a1' })
  expect(groups([link('a1', 'b1'), link('b1', 'in1')])).toEqual({ ...alone, a1: 'in1', b1: 'in1' })
})

test('two records inside never become one through a list, and the stronger link wins', () => {
  expect(groups([link('a1', 'in1', 400), link('a1', 'in2', 600)])).toEqual({ ...alone, a1: 'in2' })
  expect(groups([link('a1', 'in1', 600), link('b1', 'in2', 500), link('a1', 'b1', 400)])).toEqual({
    ...alone,
    a1: 'in1',
    b1: 'in2',
  })
})

test('two people of one file never become one', () => {
  expect(groups([link('a1', 'in1', 600), link('a2', 'in1', 500)])).toEqual({ ...alone, a1: 'in1' })
})

test('what a reviewer found comes first, also against the strongest link; "cannot tell" does not', () => {
  expect(groups([link('a1', 'in1', 900)], [found('a1', 'in1', 'different')])).toEqual(alone)
  expect(groups([], [found('a1', 'in1', 'merged')])).toEqual({ ...alone, a1: 'in1' })
  expect(groups([link('a1', 'in1')], [found('a1', 'in1', 'cannot-tell')])).toEqual({ ...alone, a1: 'in1' })
  const through = [link('a1', 'b1', 900), link('b1', 'in1', 800)]
  expect(groups(through, [found('a1', 'in1', 'different')])).toEqual({ ...alone, b1: 'a1' })
})

test('whatever is linked: no group of tokens holds two records inside, two of one file, or two found different', () => {
  const two = fc.uniqueArray(fc.constantFrom(...everybody), { minLength: 2, maxLength: 2 })
  const links = fc.array(
    fc.tuple(two, fc.integer({ min: 350, max: 900 })).map(([[a, b], weight]) => link(a!, b!, weight)),
    { maxLength: 15 },
  )
  const apart = fc.array(
    two.map(([a, b]) => found(a!, b!, 'different')),
    { maxLength: 4 },
  )
  fc.assert(
    fc.property(links, apart, (some, pairs) => {
      const made = groupByTokens(files, some, pairs)
      const same = (one: string, other: string) => (made.get(one) ?? one) === (made.get(other) ?? other)
      expect(same('in1', 'in2') || same('a1', 'a2') || same('b1', 'b2')).toBe(false)
      for (const { a, b } of pairs) expect(same(a, b)).toBe(false)
      expect(made).toEqual(groupByTokens(files, some.toReversed(), pairs))
    }),
  )
})
