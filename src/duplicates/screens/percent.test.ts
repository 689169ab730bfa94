import { expect, test } from 'vitest'
import { percentOf } from './percent.ts'

test('nothing is shown as certain', () => {
  expect([1, 0.9995, 0.5, 0.0005, 0].map(percentOf)).toEqual(['> 99.9', '> 99.9', '50.0', '< 0.1', '< 0.1'])
})
