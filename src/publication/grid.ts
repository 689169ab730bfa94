import type { StoredTable } from './model.ts'
import { type ReleasedCell, TOTAL } from './model.ts'
import type { TableWords } from './words.ts'

/** A table as people read it: the first dimension down, the second across, totals last. */
export interface Grid {
  columns: string[]
  rows: { label: string; total: boolean; cells: (ReleasedCell | null)[] }[]
}

export const gridOf = ({ dimensions, cells }: StoredTable, words: TableWords): Grid => {
  const [down = '', across] = dimensions
  const index = new Map(cells.map((cell) => [JSON.stringify(cell.at), cell]))
  const codes = (place: number) =>
    words.order(
      dimensions[place] ?? '',
      cells.map((cell) => cell.at[place] ?? TOTAL),
    )
  const acrossCodes = across === undefined ? [] : codes(1)
  return {
    columns:
      across === undefined
        ? [words.t('statistics.count')]
        : acrossCodes.map((code) => words.code(across, code)),
    rows: codes(0).map((code) => ({
      label: words.code(down, code),
      total: code === TOTAL,
      cells: (across === undefined ? [[code]] : acrossCodes.map((each) => [code, each])).map(
        (at) => index.get(JSON.stringify(at)) ?? null,
      ),
    })),
  }
}

/** The cells that the picture of a table shows: each code of the first dimension, over all of the others. */
export const barsOf = ({ dimensions, cells }: StoredTable, words: TableWords) => {
  const [down = ''] = dimensions
  const margin = cells.filter(
    (cell) => cell.at[0] !== TOTAL && cell.at.slice(1).every((code) => code === TOTAL),
  )
  const byCode = new Map(margin.map((cell) => [cell.at[0]!, cell.count]))
  return words
    .order(down, [...byCode.keys()])
    .map((code) => ({ label: words.code(down, code), value: byCode.get(code) ?? null }))
}

/** The count at these codes; null when it is not shown or not there. */
export const countAt = (table: StoredTable | null, at: readonly string[]): number | null =>
  table?.cells.find((cell) => cell.at.join('\n') === at.join('\n'))?.count ?? null
