import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PartialDate } from '../../cases/fields.ts'
import { dateTextOf, emptyDate, readDateText } from './date-text.ts'

const text = (day: string, month: string, year: string) => ({ ...emptyDate, day, month, year })

describe('a date typed in three boxes', () => {
  it.each([
    ['20', '11', '2026', { year: 2026, month: 11, day: 20 }],
    ['', '11', '2026', { year: 2026, month: 11 }],
    ['', '', '2026', { year: 2026 }],
    [' 5 ', '03', '2024', { year: 2024, month: 3, day: 5 }],
    ['29', '2', '2024', { year: 2024, month: 2, day: 29 }],
  ])('%s.%s.%s', (day, month, year, date) => {
    expect(readDateText(text(day, month, year))).toEqual({ date, problem: null })
  })

  it.each([
    ['29', '2', '2023', 'impossible-date'],
    ['31', '4', '2024', 'impossible-date'],
    ['0', '4', '2024', 'impossible-date'],
    ['1', '13', '2024', 'impossible-date'],
    ['1', '1', '24', 'impossible-date'],
    ['x', '1', '2024', 'impossible-date'],
    ['1', '2', '', 'year-needed'],
    ['1', '', '2024', 'day-without-month'],
  ])('%s.%s.%s is refused: %s', (day, month, year, problem) => {
    expect(readDateText(text(day, month, year))).toEqual({ date: null, problem })
  })

  it('is nothing when empty, and nothing when not known, whatever was typed before', () => {
    expect(readDateText(emptyDate)).toEqual({ date: null, problem: null })
    expect(readDateText({ ...text('99', '99', '9'), unknown: true })).toEqual({ date: null, problem: null })
  })

  it('accepts only what the record accepts', () => {
    const box = fc.oneof(
      fc.constant(''),
      fc.integer({ min: 0, max: 40 }).map(String),
      fc.integer({ min: 1890, max: 2110 }).map(String),
    )
    fc.assert(
      fc.property(box, box, box, (day, month, year) => {
        const { date } = readDateText(text(day, month, year))
        if (date !== null) expect(PartialDate.safeParse(date).success).toBe(true)
      }),
    )
  })

  it('comes back as it was recorded', () => {
    for (const date of [{ year: 1999 }, { year: 1999, month: 2 }, { year: 2000, month: 2, day: 29 }])
      expect(readDateText(dateTextOf(date)).date).toEqual(date)
  })
})
