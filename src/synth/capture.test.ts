import { describe, expect, it } from 'vitest'
import { cellProbabilities, drawCell, isOn } from './capture.ts'
import { SynthOptions } from './model.ts'
import { openDraws } from './random.ts'

const options = SynthOptions.parse({ people: 1 })

describe('which lists hold a person', () => {
  const cells = cellProbabilities(options)

  it('gives every combination a probability, and all together one', () => {
    expect(cells).toHaveLength(32)
    expect(cells.every((share) => share > 0)).toBe(true)
    expect(cells.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12)
  })

  it('has the stated log-odds ratio between two lists, whatever the others say, and none elsewhere', () => {
    const ratio = (one: number, other: number, rest: number) => {
      const at = (a: number, b: number) => cells[(a << one) | (b << other) | rest]!
      return Math.log((at(1, 1) * at(0, 0)) / (at(1, 0) * at(0, 1)))
    }
    for (const rest of [0, 0b00100, 0b11100 & ~0b01000]) expect(ratio(0, 1, rest)).toBeCloseTo(0.9, 9)
    expect(ratio(3, 4, 0b00001)).toBeCloseTo(1.2, 9)
    expect(ratio(0, 3, 0)).toBeCloseTo(-0.5, 9)
    expect(ratio(1, 2, 0)).toBeCloseTo(0, 9)
  })

  it('draws combinations as often as that', () => {
    const draws = openDraws(3, 0)
    const draw = drawCell(cells)
    const counts = cells.map(() => 0)
    const drawn = 200_000
    for (let each = 0; each < drawn; each += 1) counts[draw(draws)]! += 1
    const chi = counts.reduce(
      (sum, count, cell) => sum + (count - drawn * cells[cell]!) ** 2 / (drawn * cells[cell]!),
      0,
    )
    // The 99.99th percentile of chi square with 31 degrees of freedom is 71.
    expect(chi).toBeLessThan(71)
    const police = counts.reduce((sum, count, cell) => sum + (isOn(cell, 0) ? count : 0), 0)
    expect(police / drawn).toBeCloseTo(0.266, 2)
  })
})
