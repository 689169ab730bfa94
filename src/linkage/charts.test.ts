import { describe, expect, it } from 'vitest'
import {
  drawBlocking,
  drawCalibration,
  drawGrowth,
  drawMatchWeights,
  drawPrecisionRecall,
  drawWaterfall,
} from './charts.ts'
import { PEOPLE_PARAMETERS } from './compare-people.ts'

const STEPS = [
  { label: 'before', weight: -12 },
  { label: 'аты: дал келет', weight: 8.5 },
  { label: '<date> & "more"', weight: 14 },
]

describe('charts', () => {
  it.each([
    ['waterfall', () => drawWaterfall(STEPS, { result: 'in all', axis: 'bits' })],
    ['match weights', () => drawMatchWeights(PEOPLE_PARAMETERS)],
    ['blocking', () => drawBlocking([{ rule: 'name', pairs: 1200, reached: 0.8 }])],
    [
      'precision and recall',
      () => drawPrecisionRecall([{ name: 'us', color: '#000', points: [{ precision: 1, recall: 0.5 }] }]),
    ],
    [
      'growth',
      () =>
        drawGrowth(
          [
            { records: 10_000, seconds: 4 },
            { records: 100_000, seconds: 30 },
          ],
          0.88,
        ),
    ],
    ['calibration', () => drawCalibration([{ expected: 0.5, observed: 0.4, pairs: 3 }])],
  ])('%s is an SVG of its own, and the same every time', (_, draw) => {
    const svg = draw()
    expect(svg).toMatch(/^<svg[^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/)
    expect(svg).not.toContain('NaN')
    expect(draw()).toBe(svg)
  })

  it('shows every step and what they add up to, with the text escaped', () => {
    const svg = drawWaterfall(STEPS, { result: 'in all', axis: 'bits' })
    expect(svg).toContain('аты: дал келет')
    expect(svg).toContain('+10.5')
    expect(svg).not.toContain('<date>')
  })
})
