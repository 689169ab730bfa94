import { describe, expect, it } from 'vitest'
import { buildComparisons } from './comparisons.ts'
import { defaultParameters } from './default-parameters.ts'
import { notOtherPeople } from './tell-from-kin.ts'

const [given] = defaultParameters(
  buildComparisons([
    { name: 'given', type: 'given-name' },
    { name: 'surname', type: 'surname' },
    { name: 'born', type: 'date' },
  ]),
).fields
const at = (level: string) => given!.levels.indexOf(level)
const learnt = (shares: Record<string, number>) => {
  const m = given!.levels.map((level) => shares[level] ?? 0)
  return [1 - m.reduce((sum, share) => sum + share, 0), ...m.slice(1)]
}
const sum = (shares: readonly number[]) => shares.reduce((total, share) => total + share, 0)

describe('notOtherPeople', () => {
  it('takes other names in a file of clean names for other people', () => {
    const m = notOtherPeople(given!, learnt({ different: 0.08 }))
    expect(m[at('different')]).toBeCloseTo(given!.m[at('different')]!, 10)
    expect(sum(m)).toBeCloseTo(1, 10)
  })

  it('lets names differ as often as they are nearly the same', () => {
    const m = learnt({ close: 0.06, swapped: 0.04, different: 0.08 })
    expect(notOtherPeople(given!, m)[at('different')]).toBeCloseTo(0.08, 10)
  })

  it('leaves a field in which relatives are like strangers as it was learnt', () => {
    const m = learnt({ different: 0.3 })
    expect(notOtherPeople({ ...given!, kin: null }, m)).toEqual(m)
  })
})
