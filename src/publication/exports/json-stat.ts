import type { StoredTable } from '../model.ts'
import type { TableWords } from '../words.ts'

/** A table as a JSON-stat 2.0 dataset: values in the order of the dimensions, null and status Q where not shown. */
export const tableAsJsonStat = (table: StoredTable, label: string, updated: string, words: TableWords) => {
  const { dimensions, cells } = table
  const codes = dimensions.map((name, place) =>
    words.order(
      name,
      cells.map((cell) => cell.at[place]!),
    ),
  )
  const index = new Map(cells.map((cell) => [JSON.stringify(cell.at), cell]))
  const inOrder = combinations(codes).map((at) => index.get(JSON.stringify(at)))
  return {
    version: '2.0',
    class: 'dataset',
    label,
    updated,
    id: dimensions,
    size: codes.map((each) => each.length),
    dimension: Object.fromEntries(
      dimensions.map((name, place) => [
        name,
        {
          label: words.dimension(name),
          category: {
            index: codes[place]!,
            label: Object.fromEntries(codes[place]!.map((code) => [code, words.code(name, code)])),
          },
        },
      ]),
    ),
    value: inOrder.map((cell) => cell?.count ?? null),
    status: inOrder.map((cell) => cell?.status ?? 'Q'),
  }
}

const combinations = (codes: readonly (readonly string[])[]): string[][] =>
  codes.reduce<string[][]>((so, each) => so.flatMap((at) => each.map((code) => [...at, code])), [[]])
