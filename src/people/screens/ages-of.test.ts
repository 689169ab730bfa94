import fc from 'fast-check'
import { expect, test } from 'vitest'
import { agesOf } from './ages-of.ts'

test('nothing known, nothing guessed', () => {
  expect(agesOf(null, new Date())).toEqual({ kind: '', years: '', from: '', to: '' })
})

test('every age that a birthday in these years gives lies within', () => {
  const day = fc.date({ min: new Date('1950-01-01'), max: new Date('2026-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(day, fc.nat(3), fc.nat(3), (born, before, after) => {
      const now = new Date('2026-06-15T12:00:00Z')
      const birthday = new Date(born)
      birthday.setUTCFullYear(now.getUTCFullYear())
      const age = now.getUTCFullYear() - born.getUTCFullYear() - (birthday > now ? 1 : 0)
      const years = { from: born.getUTCFullYear() - before, to: born.getUTCFullYear() + after }
      const { kind, from, to } = agesOf(years, now)
      expect(kind).toBe('range')
      expect(age).toBeGreaterThanOrEqual(Number(from))
      expect(age).toBeLessThanOrEqual(Number(to))
    }),
  )
})
