import { sizeOf, sumOverSupersets } from './subsets.ts'

/** How many people have each capture history, ready to be fitted. */
export interface Table {
  lists: number
  /** People on exactly this set of lists; index 0 (on none) is 0 because nobody saw them. */
  cells: Float64Array
  /** People on at least this set of lists; index 0 holds all. */
  margins: Float64Array
}

export const tableOf = (lists: number, cells: Float64Array): Table => ({
  lists,
  cells,
  margins: sumOverSupersets(cells.slice()),
})

/** Everybody on any list. */
export const totalOf = (table: Table): number => table.margins[0]!

/** People on exactly `size` lists. */
export const onExactly = (table: Table, size: number): number => {
  let people = 0
  for (let set = 1; set < table.cells.length; set += 1) if (sizeOf(set) === size) people += table.cells[set]!
  return people
}
