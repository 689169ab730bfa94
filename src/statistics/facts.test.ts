import { expect, test } from 'vitest'
import { bandOf } from './facts.ts'

test.each([
  [null, 'unknown'],
  [{ kind: 'years', years: 17 }, '12-17'],
  [{ kind: 'years', years: 18 }, '18-29'],
  [{ kind: 'years', years: 119 }, '60-plus'],
  [{ kind: 'range', from: 12, to: 17 }, '12-17'],
  [{ kind: 'range', from: 10, to: 14 }, 'child'],
  [{ kind: 'range', from: 25, to: 45 }, 'adult'],
  [{ kind: 'range', from: 16, to: 20 }, 'unknown'],
  [{ kind: 'group', group: 'adult' }, 'adult'],
] as const)('the band of %j is %s: never finer than what was said', (age, band) => {
  expect(bandOf(age)).toBe(band)
})
