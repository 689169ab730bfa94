import type { StatDimension } from '../../reference/model.ts'
import type { DashboardAnswer } from '../dashboard-model.ts'
import { AGE_CODES } from '../fact-model.ts'

export type Panel = DashboardAnswer['panels'][number]
export type PanelRow = Panel['rows'][number]

const times: readonly StatDimension[] = ['month', 'quarter', 'year']
export const isTime = (dimension: StatDimension) => times.includes(dimension)

/** Time and ages in their order, everything else by size; what is not known always last. */
export const orderRows = ({ dimension, rows }: Panel): PanelRow[] => {
  const code = (row: PanelRow) => row.values[dimension] ?? ''
  const last = (row: PanelRow) => (code(row) === 'unknown' ? 1 : 0)
  const place = (row: PanelRow) => AGE_CODES.indexOf(code(row))
  return rows.toSorted((a, b) => {
    if (isTime(dimension)) return code(a) < code(b) ? -1 : 1
    if (last(a) !== last(b)) return last(a) - last(b)
    if (dimension === 'age' || dimension === 'recruitment-age') return place(a) - place(b)
    return b.numerator - a.numerator
  })
}

/** Every step of the period, also those in which nothing happened. */
export const fillTime = (panel: Panel, period: { from: string; to: string }): PanelRow[] => {
  const known = new Map(panel.rows.map((row) => [row.values[panel.dimension], row]))
  return stepsOf(panel.dimension, period).map(
    (code) => known.get(code) ?? { values: { [panel.dimension]: code }, numerator: 0, denominator: null },
  )
}

const stepsOf = (dimension: StatDimension, { from, to }: { from: string; to: string }): string[] => {
  const codes = new Set<string>()
  for (let year = Number(from.slice(0, 4)), month = Number(from.slice(5)); ; ) {
    const code = `${year}-${String(month).padStart(2, '0')}`
    if (code > to) return [...codes]
    codes.add(
      dimension === 'month' ? code : dimension === 'year' ? `${year}` : `${year}-Q${Math.ceil(month / 3)}`,
    )
    month = month === 12 ? 1 : month + 1
    if (month === 1) year += 1
  }
}

/** What a bar or a tile stands for: a share or a rate where there is one, else the number. */
export const sizeOf = ({ numerator, denominator }: PanelRow, per: number): number | null =>
  per === 0 ? numerator : denominator === null ? null : (per * numerator) / denominator
