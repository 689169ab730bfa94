import { expect, test } from 'vitest'
import { dueInWords } from './due-words.ts'

const words = {
  say: (key: string, params: object = {}) =>
    [key.replace('cases.due.', ''), ...Object.values(params)].join(' '),
  day: (date: object) => Object.values(date).join('-'),
  clock: (iso: string) => iso.slice(11, 16),
  since: () => '2 hours ago',
}
const now = new Date('2026-05-10T12:00:00')
const say = (at: string | null) => dueInWords(at, now, words)

test('no deadline is said, never made up', () => expect(say(null)).toBe('none'))

test('late by how much, today until when, later on which day', () => {
  expect(say(new Date('2026-05-10T10:00:00').toISOString())).toBe('late 2 hours ago')
  expect(say(new Date('2026-05-10T18:30:00').toISOString())).toMatch(/^today \d\d:\d\d$/)
  expect(say(new Date('2026-05-12T12:00:00').toISOString())).toBe('on 2026-5-12')
})
