/** Pictures of a linkage as SVG text, drawn on the server. Same data, same bytes. */
import * as Plot from '@observablehq/plot'
import { parseHTML } from 'linkedom'
import type { Step } from './explain.ts'
import type { LinkParameters } from './model.ts'

const FOR = '#1a7f5a'
const AGAINST = '#b3412e'
const INK = '#1f2933'
const WIDTH = 720
const WIDE = 900

/** A waterfall: from the prior, field by field, to the result, in bits. */
export function drawWaterfall(steps: readonly Step[], words: { result: string; axis: string }): string {
  let sum = 0
  const bars = steps.map((step, index) => {
    const from = sum
    sum += step.weight
    return { row: index, label: step.label, from, to: sum, weight: step.weight }
  })
  const all = [...bars, { row: bars.length, label: words.result, from: 0, to: sum, weight: sum }]
  const label = (row: number) => all[row]?.label ?? ''
  return draw({
    width: WIDTH,
    height: 70 + 28 * all.length,
    marginLeft: 320,
    marginRight: 50,
    x: { label: words.axis, grid: true },
    y: { label: null, tickFormat: label, domain: all.map((bar) => bar.row), type: 'band' },
    marks: [
      Plot.barX(all, {
        x1: 'from',
        x2: 'to',
        y: 'row',
        fill: (bar: { weight: number }) => (bar.weight < 0 ? AGAINST : FOR),
      }),
      Plot.text(all, {
        x: (bar: { from: number; to: number }) => Math.max(bar.from, bar.to),
        y: 'row',
        text: (bar: { weight: number }) => `${bar.weight < 0 ? '−' : '+'}${Math.abs(bar.weight).toFixed(1)}`,
        textAnchor: 'start',
        dx: 4,
        fill: INK,
      }),
      Plot.ruleX([0], { stroke: INK }),
    ],
  })
}

/** The learnt weight of every level of every field, log2 of m over u. */
export function drawMatchWeights(parameters: LinkParameters): string {
  const bars = parameters.fields.flatMap((field) =>
    field.levels.map((level, index) => ({
      name: `${field.field}: ${level}`,
      weight: Math.log2(field.m[index]! / field.u[index]!),
    })),
  )
  return draw({
    width: WIDTH,
    height: 70 + 16 * bars.length,
    marginLeft: 260,
    marginBottom: 44,
    x: { label: 'weight, bits', grid: true },
    y: { label: null, domain: bars.map((bar) => bar.name), type: 'band' },
    marks: [
      Plot.barX(bars, {
        x: 'weight',
        y: 'name',
        fill: (bar: { weight: number }) => (bar.weight < 0 ? AGAINST : FOR),
      }),
      Plot.ruleX([0], { stroke: INK }),
    ],
  })
}

export type ReachStep = { rule: string; pairs: number; reached: number }

/** Share of true pairs reached as blocking rules are added, against the pairs compared so far. */
export function drawBlocking(steps: readonly ReachStep[]): string {
  const points = steps.map((step, index) => ({ ...step, name: `${index + 1}. ${step.rule}` }))
  return draw({
    width: WIDE,
    height: 70 + 22 * points.length,
    marginLeft: 440,
    marginRight: 130,
    marginBottom: 44,
    x: { label: 'share of true pairs reached', domain: [0, 1], grid: true },
    y: { label: null, domain: points.map((point) => point.name), type: 'band' },
    marks: [
      Plot.barX(points, { x: 'reached', y: 'name', fill: FOR }),
      Plot.text(points, {
        x: 'reached',
        y: 'name',
        text: (point: ReachStep) =>
          `${(100 * point.reached).toFixed(1)} %, ${point.pairs.toLocaleString('en')}`,
        textAnchor: 'start',
        dx: 4,
        fill: INK,
      }),
    ],
  })
}

export type Curve = { name: string; color: string; points: readonly { precision: number; recall: number }[] }

/** Precision against recall, a line a method. */
export function drawPrecisionRecall(curves: readonly Curve[]): string {
  return draw({
    width: WIDTH,
    height: 440,
    marginRight: 80,
    marginBottom: 44,
    x: { label: 'recall', domain: [0, 1], grid: true },
    y: { label: 'precision', domain: [0, 1], grid: true },
    marks: curves.flatMap(({ name, color, points }) => [
      Plot.lineY(points, { x: 'recall', y: 'precision', stroke: color, strokeWidth: 2 }),
      Plot.text(points.slice(-1), {
        x: 'recall',
        y: 'precision',
        text: () => name,
        fill: color,
        textAnchor: 'start',
        dx: 6,
      }),
    ]),
  })
}

/** How often pairs were one person, by the probability told. */
export function drawCalibration(
  bins: readonly { expected: number; observed: number; pairs: number }[],
): string {
  return draw({
    width: WIDTH,
    height: 440,
    marginBottom: 44,
    x: { label: 'probability told', domain: [0, 1], grid: true },
    y: { label: 'share that was one person', domain: [0, 1], grid: true },
    marks: [
      Plot.line(
        [
          [0, 0],
          [1, 1],
        ],
        { stroke: '#9aa5b1', strokeDasharray: '4 4' },
      ),
      Plot.lineY(bins, { x: 'expected', y: 'observed', stroke: FOR }),
      Plot.dot(bins, { x: 'expected', y: 'observed', r: 4, fill: FOR }),
    ],
  })
}

/** Seconds against records, both by powers of ten, with the line that fits them. */
export function drawGrowth(
  points: readonly { records: number; seconds: number }[],
  exponent: number,
): string {
  const middle = points.reduce(
    (sum, { records, seconds }) => sum + Math.log(seconds) - exponent * Math.log(records),
    0,
  )
  const factor = Math.exp(middle / points.length)
  const line = points.map(({ records }) => ({ records, seconds: factor * records ** exponent }))
  return draw({
    width: WIDTH,
    height: 440,
    x: { type: 'log', label: `records; time grows as their power ${exponent.toFixed(2)}`, grid: true },
    y: { type: 'log', label: 'seconds', grid: true },
    marks: [
      Plot.lineY(line, { x: 'records', y: 'seconds', stroke: '#9aa5b1', strokeDasharray: '4 4' }),
      Plot.dot(points, { x: 'records', y: 'seconds', r: 4, fill: FOR }),
    ],
  })
}

function draw(options: Plot.PlotOptions): string {
  const { document } = parseHTML('<!doctype html><html><body></body></html>')
  const figure = Plot.plot({
    ...options,
    document: document as unknown as Document,
    className: 'umai-plot',
    marginBottom: 44,
    style: { fontFamily: 'system-ui, sans-serif', fontSize: '13px', color: INK, background: '#ffffff' },
  })
  const svg = figure.tagName.toLowerCase() === 'svg' ? figure : figure.querySelector('svg')!
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  return svg.outerHTML
}
