import { readFileSync } from 'node:fs'
import i18next from 'i18next'
import { beforeAll, describe, expect, it } from 'vitest'
import { clockOf, dayInShort, dayInWords, dayOf, distance, localDay, type Translate } from './formats.ts'

const catalogue = (language: string) =>
  JSON.parse(
    readFileSync(new URL(`../../../reference/messages/desk.${language}.json`, import.meta.url), 'utf8'),
  )

const say =
  (language: string): Translate =>
  (key, params) =>
    i18next.t(key, { ...params, lng: language })

beforeAll(async () => {
  await i18next.init({
    lng: 'ky',
    fallbackLng: false,
    keySeparator: false,
    nsSeparator: false,
    resources: Object.fromEntries(['ky', 'ru', 'en'].map((each) => [each, { translation: catalogue(each) }])),
  })
})

const day = { year: 2026, month: 11, day: 20 }

describe('dates in the three languages', () => {
  it.each([
    ['ky', '2026-ж., 20-ноябрь', '20.11.2026', '2026-ж., ноябрь', '2026-жыл'],
    ['ru', '20 ноября 2026 г.', '20.11.2026', 'ноябрь 2026 г.', '2026 год'],
    ['en', '20 November 2026', '20 Nov 2026', 'November 2026', '2026'],
  ])('%s', (language, full, short, month, year) => {
    const t = say(language)
    expect(dayInWords(day, t)).toBe(full)
    expect(dayInShort(day, t)).toBe(short)
    expect(dayInShort({ year: 2026, month: 11 }, t)).toBe(month)
    expect(dayInWords({ year: 2026 }, t)).toBe(year)
  })

  it('reads a day without a time zone moving it', () => {
    expect(dayOf('2026-11-20')).toEqual(day)
    expect(dayOf('soon')).toBeNull()
  })

  it('writes the clock in 24 hours', () => {
    expect(clockOf(new Date(2026, 10, 20, 6, 5))).toBe('06:05')
    expect(clockOf(new Date(2026, 10, 20, 16, 20))).toBe('16:20')
  })
})

describe('how long ago', () => {
  const now = new Date('2026-11-23T12:00:00Z')
  it.each([
    ['en', '2026-11-23T11:59:40Z', 'just now'],
    ['en', '2026-11-23T11:59:00Z', '1 minute ago'],
    ['en', '2026-11-22T10:00:00Z', '26 hours ago'],
    ['en', '2026-11-25T13:00:00Z', 'in 2 days'],
    ['ru', '2026-11-20T12:00:00Z', '3 дня назад'],
    ['ru', '2026-11-02T12:00:00Z', '21 день назад'],
    ['ru', '2026-11-23T17:00:00Z', 'через 5 часов'],
    ['ky', '2026-11-20T12:00:00Z', '3 күн мурун'],
    ['ky', '2026-11-28T12:00:00Z', '5 күндөн кийин'],
  ])('%s %s: %s', (language, moment, words) => {
    expect(distance(new Date(moment), now, say(language))).toBe(words)
  })
})

it('puts a moment on the day of the reader’s own clock', () => {
  for (const moment of ['2026-11-25T18:41:00.000Z', '2026-11-25T00:10:00.000Z'])
    expect(dayOf(moment)).toEqual(localDay(new Date(moment)))
})
