import type { Dimension } from './dimension.ts'
import { type CountedRecord, TOTAL } from './model.ts'

/** A table of the universe: its dimensions and, in the order of its rows, the number of the cell at each place. */
export type TableCells = { readonly dimensions: readonly Dimension[]; readonly cells: Int32Array }

/**
 * Every cell of some tables about the same people, each once however many tables show it, and every sum that holds
 * between them. Protection works on this, so that tables cannot be played off against each other.
 */
export type Universe = {
  readonly size: number
  /** What a cell is about: `region=KG02|sex=female`, without the dimensions at `Total`; `\` before a `|` or `=` of a code. */
  readonly keys: readonly string[]
  /** Each sum as the numbers of its cells: the whole first, then its parts. */
  readonly sums: readonly Int32Array[]
  /** For each sum the number of a table that has it. */
  readonly tableOfSum: readonly number[]
  /** Numbers of the sums a cell is in. */
  readonly sumsOf: readonly (readonly number[])[]
  /** The dimensions a cell is not at `Total` in. */
  readonly crossed: readonly (readonly string[])[]
  readonly tables: readonly TableCells[]
}

export function makeUniverse(tables: readonly (readonly Dimension[])[]): Universe {
  const numbers = new Map<string, number>()
  const keys: string[] = []
  const crossed: string[][] = []
  const made = tables.map((dimensions) => ({
    dimensions,
    cells: numberCells(dimensions, numbers, keys, crossed),
  }))
  const found = distinct(made.map(sumsOfTable))
  const sums = found.map(({ sum }) => sum)
  const sumsOf: number[][] = keys.map(() => [])
  for (const [number, sum] of sums.entries()) for (const cell of sum) sumsOf[cell]!.push(number)
  const tableOfSum = found.map(({ table }) => table)
  return { size: keys.length, keys, sums, tableOfSum, sumsOf, crossed, tables: made }
}

/** How many cells a table has, margins included. */
export const tableSize = (dimensions: readonly Dimension[]): number =>
  dimensions.reduce((size, { codes }) => size * codes.length, 1)

/** The codes at a place of a table; the last dimension runs fastest. */
export function codesAt(dimensions: readonly Dimension[], place: number): string[] {
  const at: string[] = []
  for (let rest = place, index = dimensions.length - 1; index >= 0; index -= 1) {
    const { codes } = dimensions[index]!
    at.unshift(codes[rest % codes.length]!)
    rest = Math.floor(rest / codes.length)
  }
  return at
}

/** So that no code can be written like the key of another cell. */
const escaped = (text: string) => text.replace(/[\\|=]/g, '\\$&')

function numberCells(
  dimensions: readonly Dimension[],
  numbers: Map<string, number>,
  keys: string[],
  crossed: string[][],
): Int32Array {
  const order = dimensions
    .map(({ name }, index) => ({ name, index }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
  return Int32Array.from({ length: tableSize(dimensions) }, (_, place) => {
    const at = codesAt(dimensions, place)
    const parts = order.filter(({ index }) => at[index] !== TOTAL)
    const key = parts.map(({ name, index }) => `${escaped(name)}=${escaped(at[index]!)}`).join('|')
    const known = numbers.get(key)
    if (known !== undefined) return known
    numbers.set(key, keys.length)
    crossed.push(parts.map(({ name }) => name))
    return keys.push(key) - 1
  })
}

function sumsOfTable({ dimensions, cells }: TableCells): Int32Array[] {
  const sums: Int32Array[] = []
  let stride = cells.length
  for (const { codes, children } of dimensions) {
    const outer = stride
    stride /= codes.length
    for (const [number, parts] of children.entries()) {
      if (parts.length === 0) continue
      for (let block = 0; block < cells.length; block += outer)
        for (let inner = 0; inner < stride; inner += 1) {
          const cell = (code: number) => cells[block + code * stride + inner]!
          sums.push(Int32Array.from([number, ...parts], cell))
        }
    }
  }
  return sums
}

/** Two tables with the same margin bring the same sums; one of each is enough. */
function distinct(tables: readonly Int32Array[][]): { readonly sum: Int32Array; readonly table: number }[] {
  const found = new Map<string, { sum: Int32Array; table: number }>()
  for (const [table, sums] of tables.entries()) for (const sum of sums) found.set(sum.join(), { sum, table })
  return [...found.values()]
}

/** Counts the records into the cells, each into all the cells it belongs to. */
export function countCells(universe: Universe, records: readonly CountedRecord[]): Float64Array {
  const counts = new Float64Array(universe.size)
  const done = new Uint8Array(universe.size)
  for (const table of universe.tables) {
    const local = countTable(table.dimensions, records)
    for (const [place, cell] of table.cells.entries()) if (done[cell] === 0) counts[cell] = local[place]!
    for (const cell of table.cells) done[cell] = 1
  }
  return counts
}

/** Every cell a record counts in. */
export const cellsOf = (universe: Universe, record: CountedRecord): number[] =>
  universe.tables.flatMap(({ dimensions, cells }) =>
    placesOf(dimensions, record).map((place) => cells[place]!),
  )

function countTable(dimensions: readonly Dimension[], records: readonly CountedRecord[]): Float64Array {
  const counts = new Float64Array(tableSize(dimensions))
  for (const record of records)
    for (const place of placesOf(dimensions, record)) counts[place]! += record.count
  return counts
}

/** The places of a table that a record counts in: in each dimension its code and all above it. */
function placesOf(dimensions: readonly Dimension[], { values }: CountedRecord): number[] {
  let places = [0]
  for (const { name, codes, numbers, lineage } of dimensions) {
    const line = lineage[numbers.get(values[name] ?? '')!]!
    places = places.flatMap((place) => line.map((number) => place * codes.length + number))
  }
  return places
}
