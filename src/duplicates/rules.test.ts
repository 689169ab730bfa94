import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Pair, verdictKinds } from './model.ts'
import { clusterIds, clusterOf, pairsAfter, personalNumbers, refuseFinding } from './rules.ts'

const people = ['a', 'b', 'c', 'd', 'e']
const finding = fc.record({
  one: fc.constantFrom(...people),
  other: fc.constantFrom(...people),
  kind: fc.constantFrom(...verdictKinds),
})
const nobody = new Map<string, string[]>()

/** What stands after findings, each made only where nothing refuses it. */
const after = (
  findings: { one: string; other: string; kind: (typeof verdictKinds)[number] }[],
  numbers = nobody,
) =>
  findings.reduce<Pair[]>(
    (pairs, each) =>
      refuseFinding(pairs, numbers, each) ? pairs : pairsAfter(pairs, each.one, each.other, each.kind),
    [],
  )

test('no order of findings makes two records one person and different people', () => {
  fc.assert(
    fc.property(fc.array(finding, { maxLength: 40 }), (findings) => {
      const pairs = after(findings)
      for (const { a, b, verdict } of pairs)
        if (verdict === 'different') expect(clusterOf(a, pairs)).not.toContain(b)
    }),
  )
})

test('no order of findings puts two personal numbers into one cluster', () => {
  const numbers = new Map([
    ['a', ['20101199000001']],
    ['c', ['10101199000002']],
    ['e', ['20101199000003']],
  ])
  fc.assert(
    fc.property(fc.array(finding, { maxLength: 40 }), (findings) => {
      const pairs = after(findings, numbers)
      for (const person of people) {
        const known = clusterOf(person, pairs).flatMap((each) => numbers.get(each) ?? [])
        expect(known.length).toBeLessThanOrEqual(1)
      }
    }),
  )
})

test('a link taken back leaves the clusters as they were', () => {
  fc.assert(
    fc.property(fc.array(finding, { maxLength: 30 }), finding, (findings, { one, other }) => {
      const before = after(findings)
      if (before.some((pair) => [pair.a, pair.b].sort().join() === [one, other].sort().join())) return
      if (refuseFinding(before, nobody, { one, other, kind: 'merged' })) return
      const linked = pairsAfter(before, one, other, 'merged')
      expect(clusterOf(one, linked)).toContain(other)
      expect(refuseFinding(linked, nobody, { one, other, kind: 'unmerged' })).toBeNull()
      expect(clusterIds(people, pairsAfter(linked, other, one, 'unmerged'))).toEqual(
        clusterIds(people, before),
      )
    }),
  )
})

test('a refusal says what stands in the way', () => {
  const pairs = after([
    { one: 'a', other: 'b', kind: 'merged' },
    { one: 'b', other: 'c', kind: 'merged' },
    { one: 'c', other: 'd', kind: 'different' },
  ])
  const why = (one: string, other: string, kind: (typeof verdictKinds)[number]) =>
    refuseFinding(pairs, nobody, { one, other, kind })?.code
  expect(why('a', 'a', 'merged')).toBe('same-record')
  expect(why('a', 'd', 'merged')).toBe('found-different-before')
  expect(why('a', 'c', 'different')).toBe('linked-through-others')
  expect(why('a', 'b', 'different')).toBe('unlink-first')
  expect(why('b', 'a', 'merged')).toBe('already-found')
  expect(why('a', 'c', 'unmerged')).toBe('not-linked')
  expect(why('a', 'c', 'merged')).toBeUndefined()
  expect(why('c', 'd', 'cannot-tell')).toBeUndefined()
})

test('a personal number has fourteen digits and begins with the sex; a passport number is none', () => {
  expect(personalNumbers(['2 0101 1990 00001', 'AN1234567', '30101199000001', 'ПИН 10101199000002'])).toEqual(
    ['20101199000001', '10101199000002'],
  )
})
