import type { CaptureLists } from './model.ts'
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

export const UK = captures(
  'LA NG PFNCA GO GP',
  '10000:54 01000:463 00100:995 00010:695 00001:316 11000:15 10100:19 10010:3 01100:62 01010:19 01001:1 00110:76 00101:11 00011:8 11100:1 11010:1 01110:4 11110:1',
)
export const NEW_ORLEANS = captures(
  'A BEFG C D H',
  '10000:25 01000:24 00100:70 00010:33 00001:21 11000:1 10100:1 10010:2 01100:2 01010:2 01001:1 00110:1 11100:1 11010:1',
)
export const WESTERN = captures(
  'A B C D E',
  '10000:52 01000:90 00100:114 00010:45 00001:21 10100:4 10010:2 10001:5 01100:6 01010:1 00011:3 10101:1 01110:1',
)
export const ARTIFICIAL = captures('A B C', '100:40 010:30 001:20 110:6')
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
