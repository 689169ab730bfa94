import { type Counts, type People, peopleOf } from './people.ts'
import type { PrivateCounts } from './private-counts.ts'
import { type Group, giveCodes } from './share-out.ts'

/**
 * Made-up people from noisy counts alone. Attribute by attribute, what somebody has so far, taken in sets as large as were
 * counted, says how often each code goes with it; a code that some set does not allow is not given. `random` gives 0..1.
 */
export function makePrivate(
  people: People,
  known: PrivateCounts,
  length: number,
  random: () => number,
): People {
  const { codes, columns } = people
  const order = [...columns.keys()].sort((a, b) => codes[b]!.length - codes[a]!.length)
  let groups: Group<null>[] = [{ codes: [], many: known.people, like: null }]
  for (const [at, column] of order.entries()) {
    const sets = setsBefore(order.slice(0, at), length - 1, column, known)
    const weightsOf = (group: Group<null>) => {
      const has = new Uint16Array(columns.length)
      for (const [index, code] of group.codes.entries()) has[order[index]!] = code
      return likelihoods(codes[column]!.length, sets, has, known.people)
    }
    groups = giveCodes(groups, known.counts.get(`${column}`)!.counts, weightsOf, () => null, random)
  }
  return peopleOf(people, order, groups)
}

/** Some columns with the counts over them, and with those over them and the column to be drawn. */
type ColumnSet = {
  readonly columns: readonly number[]
  readonly column: number
  readonly alone: Counts | null
  readonly joined: Counts
}

/** All groups of at most `most` of the columns before, the largest first. */
function setsBefore(
  before: readonly number[],
  most: number,
  column: number,
  known: PrivateCounts,
): ColumnSet[] {
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
function likelihoods(
  codes: number,
  groups: readonly ColumnSet[],
  has: Uint16Array,
  size: number,
): Float64Array {
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
  { columns, column, alone, joined }: ColumnSet,
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
