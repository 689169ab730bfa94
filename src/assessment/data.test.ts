import { expect, test } from 'vitest'
import { checkData } from '../cases/check-data.ts'
import type { Reference } from '../reference/model.ts'
import { NeedAnswered, VictimPresumed } from './model.ts'

const entries = (...codes: string[]) => ({ entries: codes.map((code) => ({ code })) })
const reference = {
  vocabularies: { need: entries('safety', 'food'), worry: entries('debt') },
} as unknown as Reference

test('the needs that are answered are codes of the vocabulary', () => {
  expect(checkData(NeedAnswered, { answers: { safety: 'urgent', food: 'none' } }, reference)).toHaveProperty(
    'data',
  )
  expect(checkData(NeedAnswered, { answers: { safety: 'urgent', car: 'none' } }, reference)).toEqual({
    problems: [{ path: 'answers.car', code: 'unknown-code' }],
  })
})

test('grounds are worries of the vocabulary, or the assessment', () => {
  expect(checkData(VictimPresumed, { grounds: ['assessment', 'debt'] }, reference)).toHaveProperty('data')
  expect(checkData(VictimPresumed, { grounds: ['rumour'] }, reference)).toEqual({
    problems: [{ path: 'grounds.0', code: 'unknown-code' }],
  })
})
