import { expect, test } from 'vitest'
import { dayIn, endOfDay, startOfDay, zoneOf } from './read-zone.ts'

const bishkek = zoneOf('KG')

test('a day in Kyrgyzstan ends at 18:00 UTC', () => {
  expect(endOfDay(bishkek, '2026-03-31').toISOString()).toBe('2026-03-31T17:59:59.999Z')
  expect(startOfDay(bishkek, '2026-03-31').toISOString()).toBe('2026-03-30T18:00:00.000Z')
})

test('the last moment of a day is still that day, the next one is not', () => {
  for (const day of ['2024-02-29', '2025-12-31', '2026-01-01']) {
    const end = endOfDay(bishkek, day)
    expect(dayIn(bishkek, end)).toBe(day)
    expect(dayIn(bishkek, new Date(end.getTime() + 1))).not.toBe(day)
    expect(dayIn(bishkek, startOfDay(bishkek, day))).toBe(day)
  }
})

test('zones west of Greenwich and with summer time are right too', () => {
  expect(endOfDay('America/New_York', '2026-03-08').toISOString()).toBe('2026-03-09T03:59:59.999Z')
  expect(endOfDay('America/New_York', '2026-11-01').toISOString()).toBe('2026-11-02T04:59:59.999Z')
})

test('a country that is not known counts in UTC', () => {
  expect(endOfDay(zoneOf('XX'), '2026-01-01').toISOString()).toBe('2026-01-01T23:59:59.999Z')
})
