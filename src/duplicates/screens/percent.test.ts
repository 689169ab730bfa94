import { expect, test } from 'vitest'
import { inScreenForm, percentOf } from './percent.ts'

test('nothing is shown as certain', () => {
  expect([1, 0.9995, 0.5, 0.0005, 0].map(percentOf)).toEqual(['> 99.9', '> 99.9', '50.0', '< 0.1', '< 0.1'])
})

test('a number stands in the form of the language', () => {
  const russian = new Intl.NumberFormat('ru').format
  expect(inScreenForm('> 99.9', russian)).toBe('> 99,9')
  expect(inScreenForm('−13.0', russian)).toBe('−13,0')
  expect(inScreenForm('+6.7', new Intl.NumberFormat('en').format)).toBe('+6.7')
  expect(inScreenForm('no number', russian)).toBe('no number')
})
