import type { Counts, People } from './people.ts'
import type { PrivateCounts } from './private-counts.ts'

/**
 * Made-up people from noisy counts alone. Each is drawn attribute by attribute: what it has so far, taken in groups as
 * large as were counted, says how often each code goes with it; a code no group allows is not taken. `random` gives 0..1.
 */
export function makePrivate(
  people: People,
  known: PrivateCounts,
  length: number,
  random: () => number,
): People {
  const { codes, columns } = people
  const values = columns.map(() => new Uint16Array(known.people))
  const order = [...columns.keys()].sort((a, b) => codes[b]!.length - codes[a]!.length)
  const groups = order.map((column, at) => groupsBefore(order.slice(0, at), length - 1, column, known))
  const cache = order.map(() => new Map<string, Float64Array>())
  for (let row = 0; row < known.people; row += 1) {
    const has = new Uint16Array(columns.length)
    let key = ''
    for (const [at, column] of order.entries()) {
      let weights = cache[at]!.get(key)
      if (!weights) {
        weights = weightsOf(codes[column]!.length, groups[at]!, has, known.people)
        if (cache[at]!.size < CACHED) cache[at]!.set(key, weights)
      }
      const code = drawCode(weights, random)
      has[column] = code
      values[column]![row] = code
      key += `${code},`
    }
  }
  return { ...people, values, size: known.people }
}

/** Beginnings of people remembered a column, so that memory stays small whatever the data. */
const CACHED = 50_000

/** Some columns with the counts over them, and with those over them and the column to be drawn. */
type Group = {
  readonly columns: readonly number[]
  readonly column: number
  readonly alone: Counts | null
  readonly joined: Counts
}

/** All groups of at most `most` of the columns before, the largest first. */
function groupsBefore(
  before: readonly number[],
  most: number,
  column: number,
  known: PrivateCounts,
): Group[] {
  const subsets: number[][] = [[]]
  for (const each of before)
    subsets.push(...subsets.filter((set) => set.length < most).map((set) => [...set, each]))
  const ordered = (columns: readonly number[]) => [...columns].sort((a, b) => a - b)
  return subsets
    .sort((a, b) => b.length - a.length)
    .map((columns) => ({
      columns: ordered(columns),
      column,
      alone: columns.length === 0 ? null : known.counts.get(ordered(columns).join())!,
      joined: known.counts.get(ordered([...columns, column]).join())!,
    }))
}

/** For each code, how likely it is for somebody with these codes; the empty one has what is left. */
function weightsOf(codes: number, groups: readonly Group[], has: Uint16Array, size: number): Float64Array {
  const weights = new Float64Array(codes)
  const longest =
    groups.find(({ columns }) => columns.every((column) => has[column] !== 0))?.columns.length ?? 0
  const used = groups.filter(
    ({ columns }) => columns.length === longest && columns.every((column) => has[column] !== 0),
  )
  for (let code = 1; code < codes; code += 1) {
    let sum = 0
    for (const group of used) {
      const share = shareOf(group, has, code, size)
      if (share === 0) {
        sum = 0
        break
      }
      sum += share
    }
    weights[code] = sum / used.length
  }
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  if (all > 1) return weights.map((weight) => weight / all)
  weights[0] = 1 - all
  return weights
}

function shareOf(
  { columns, column, alone, joined }: Group,
  has: Uint16Array,
  code: number,
  size: number,
): number {
  const of = alone ? countAt(alone, columns, (each) => has[each]!) : size
  if (of <= 0) return 0
  return countAt(joined, joined.columns, (each) => (each === column ? code : has[each]!)) / of
}

function countAt(
  { sizes, counts }: Counts,
  columns: readonly number[],
  codeOf: (column: number) => number,
): number {
  let place = 0
  for (const [index, column] of columns.entries()) place = place * sizes[index]! + codeOf(column)
  return counts[place]!
}

function drawCode(weights: Float64Array, random: () => number): number {
  let left = random()
  for (const [code, weight] of weights.entries()) {
    left -= weight
    if (left < 0) return code
  }
  return 0
}
