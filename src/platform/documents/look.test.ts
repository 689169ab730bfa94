import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { columnWidths, pageShape } from './look.ts'

describe('column widths', () => {
  it('fill the page exactly, and every column has some room', () => {
    const table = fc.integer({ min: 1, max: 14 }).chain((count) => {
      const row = fc.array(fc.string(), { minLength: count, maxLength: count })
      return fc.tuple(row, fc.array(row, { maxLength: 5 }))
    })
    fc.assert(
      fc.property(table, ([columns, rows]) => {
        const widths = columnWidths(columns, rows, 500)
        expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(500)
        expect(Math.min(...widths)).toBeGreaterThan(5)
      }),
    )
  })

  it('leave a column of numbers room for its name, and the rest to the sentences', () => {
    const [number = 0, text = 0] = columnWidths(
      ['Кызматкер', 'Эскертүү'],
      [['1', 'узун сүйлөм '.repeat(20)]],
      500,
    )
    expect(number).toBeGreaterThan(50)
    expect(text).toBeGreaterThan(2 * number)
  })
})

describe('page shape', () => {
  it('lies on its side for a table of more than seven columns', () => {
    expect(pageShape([2, 7]).landscape).toBe(false)
    expect(pageShape([2, 8]).landscape).toBe(true)
    expect(pageShape([]).landscape).toBe(false)
  })
})
