import { useFormats } from '../../desk/parts/index.ts'
import type { StatIndicator } from '../../reference/model.ts'
import { type PanelRow, sizeOf } from './order-rows.ts'

/** What a mark of a picture is as large as: parts of a hundred, of the population, or the number itself (0). */
export const perOf = ({ formula }: StatIndicator): number =>
  formula?.kind === 'share' ? 100 : formula?.kind === 'rate' ? formula.per : 0

export interface Marks {
  rows: readonly PanelRow[]
  per: number
  /** Marks are medians of days. */
  timed: boolean
  title: string
  name: (code: string) => string
}

/** How large the mark of a row is; null where that is not known. */
export const markOf = (row: PanelRow, { per, timed }: Pick<Marks, 'per' | 'timed'>): number | null =>
  timed ? (row.quartiles?.median ?? null) : sizeOf(row, per)

export const largest = (marks: Marks): number =>
  Math.max(...marks.rows.map((row) => markOf(row, marks) ?? 0), 0)

/** A mark in figures: `12`, `40 %` for a share, `0.24` for a rate; a dash where it is not known. */
export const useMarkText = (): ((row: PanelRow, marks: Pick<Marks, 'per' | 'timed'>) => string) => {
  const { number } = useFormats()
  return (row, marks) => {
    const size = markOf(row, marks)
    if (size === null) return '—'
    if (marks.timed || marks.per === 0) return number(size)
    return marks.per === 100 ? `${number(Math.round(size))} %` : number(Number(size.toPrecision(2)))
  }
}
