import type { CaptureLists } from './model.ts'
import { publishedTables } from './published-tables.ts'
import { type Table, tableOf } from './table.ts'

/* Published capture histories (counts and reference values are facts: research/standards.md section 10). For tests. */

/** `110:15` is 15 people on the first and the second of three lists. */
const captures = (lists: string, histories: string): CaptureLists => ({
  lists: lists.split(' '),
  histories: histories.split(' ').map((history) => {
    const [pattern = '', count] = history.split(':')
    return { set: setOf(pattern), count: Number(count) }
  }),
})

export const setOf = (pattern: string): number =>
  [...pattern].reduce((set, each, list) => (each === '1' ? set | (1 << list) : set), 0)

const published = (key: string): CaptureLists => {
  const { lists, histories } = publishedTables[key]!
  return captures(lists.join(' '), histories)
}
export const UK = published('uk-2013')
export const NEW_ORLEANS = published('new-orleans')
export const WESTERN = published('western-us')
export const ARTIFICIAL = published('artificial')
/** The same people of the UK with the police forces and the crime agency apart (Silverman 2014). */
export const UK_SIX = captures(
  'LA NG PF GO GP NCA',
  '100000:54 010000:463 001000:907 000100:695 000010:316 000001:57 110000:15 101000:19 100100:3 011000:56 010100:19 010010:1 010001:3 001100:69 001010:10 001001:31 000110:8 000101:6 000011:1 111000:1 110100:1 011100:4 011001:3 001101:1 111100:1',
)
/** Children with spina bifida on three lists, Madigan and York 1997. */
export const SPINA_BIFIDA = captures('A B C', '001:60 010:49 011:4 100:247 101:112 110:142 111:12')

export const tableFrom = ({ lists, histories }: CaptureLists): Table => {
  const cells = new Float64Array(1 << lists.length)
  for (const { set, count } of histories) cells[set] = count
  return tableOf(lists.length, cells)
}

/** Runs a generator to its end. */
export const finish = <Result>(work: Generator<unknown, Result>): Result => {
  for (;;) {
    const { done, value } = work.next()
    if (done) return value as Result
  }
}

/** The table as somebody would upload it. */
export const asCsv = ({ lists, histories }: CaptureLists): string =>
  [
    `${lists.join()},count`,
    ...histories.map(({ set, count }) => [...lists.map((_, at) => (set >> at) & 1), count].join()),
  ].join('\n')
