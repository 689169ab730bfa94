import { expect, test } from 'vitest'
import { softHyphens } from './soft-hyphens.ts'

test.each([
  ['көрсөтүлбөйт', 'көр-сө-түл-бөйт'],
  ['Неизвестно', 'Неиз-вест-но'],
  ['Национальный статистический комитет', 'Нацио-наль-ный ста-тис-ти-чес-кий коми-тет'],
  ['Женский', 'Женс-кий'],
  ['калктын саны', 'калк-тын саны'],
  ['unknown, not identified', 'unknown, not identified'],
  ['', ''],
])('%s may be broken as %s', (text, broken) => {
  const marked = softHyphens(text)
  expect(marked.replaceAll('\u00ad', '-')).toBe(broken)
  expect(marked.replaceAll('\u00ad', '')).toBe(text)
})
