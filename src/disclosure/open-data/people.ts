/** Records as numbers: for each column its codes, and for each record the number of its code; 0 = says nothing. */
export type People = {
  readonly columns: readonly string[]
  /** Codes of each column; the first is the empty one. */
  readonly codes: readonly (readonly string[])[]
  /** For each column, a code number a record. */
  readonly values: readonly Uint16Array[]
  readonly size: number
}

/** An empty value, and `0` in a column of yes and no, say nothing about a person and are not counted. */
const SAYS_NOTHING = new Set(['', '0', '-99'])

export function encodePeople(columns: readonly string[], rows: readonly (readonly string[])[]): People {
  const codes = columns.map((_, index) => {
    const found = new Set(rows.map((row) => row[index]!.trim()))
    return ['', ...[...found].filter((code) => !SAYS_NOTHING.has(code)).sort()]
  })
  const values = columns.map((_, index) => {
    const numbers = new Map(codes[index]!.map((code, number) => [code, number]))
    return Uint16Array.from(rows, (row) => numbers.get(row[index]!.trim()) ?? 0)
  })
  return { columns, codes, values, size: rows.length }
}

export const decodePeople = ({ columns, codes, values, size }: People): string[][] =>
  Array.from({ length: size }, (_, row) => columns.map((_, index) => codes[index]![values[index]![row]!]!))

/** People from groups that have the same codes, given in this order of the columns. */
export function peopleOf(
  like: People,
  order: readonly number[],
  groups: readonly { codes: readonly number[]; many: number }[],
): People {
  const size = groups.reduce((sum, { many }) => sum + many, 0)
  const values = like.columns.map(() => new Uint16Array(size))
  let next = 0
  for (const { codes, many } of groups) {
    for (const [index, column] of order.entries()) values[column]!.fill(codes[index]!, next, next + many)
    next += many
  }
  return { ...like, values, size }
}

/** Every choice of `length` of the columns. */
export function chooseColumns(columns: number, length: number, from = 0): number[][] {
  if (length === 0) return [[]]
  const chosen: number[][] = []
  for (let first = from; first <= columns - length; first += 1)
    for (const rest of chooseColumns(columns, length - 1, first + 1)) chosen.push([first, ...rest])
  return chosen
}

/** How often each combination of codes occurs over some columns; the place of a combination is `placeOf` its codes. */
export type Counts = {
  readonly columns: readonly number[]
  readonly sizes: readonly number[]
  readonly counts: Float64Array
}

/** Counts over these columns the records that say something in each of them. */
export function countOver(people: People, columns: readonly number[]): Counts {
  const sizes = columns.map((column) => people.codes[column]!.length)
  const counts = new Float64Array(sizes.reduce((product, size) => product * size, 1))
  const values = columns.map((column) => people.values[column]!)
  for (let row = 0; row < people.size; row += 1) {
    let place = 0
    let says = true
    for (let index = 0; says && index < values.length; index += 1) {
      const code = values[index]![row]!
      says = code !== 0
      place = place * sizes[index]! + code
    }
    if (says) counts[place]! += 1
  }
  return { columns, sizes, counts }
}

/** Codes at a place of counts; null where a column says nothing: no combination of all the columns. */
export function codesOf({ sizes }: Counts, place: number): number[] | null {
  const codes: number[] = []
  let rest = place
  for (let index = sizes.length - 1; index >= 0; index -= 1) {
    const code = rest % sizes[index]!
    if (code === 0) return null
    codes[index] = code
    rest = Math.floor(rest / sizes[index]!)
  }
  return codes
}
