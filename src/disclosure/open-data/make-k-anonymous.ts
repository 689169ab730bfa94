import { countOver, type People, peopleOf } from './people.ts'
import { type Group, giveCodes } from './share-out.ts'

/**
 * Made-up people of whom every combination of attributes is one that at least `k` real people share. Attribute by
 * attribute, a code is given only where `k` real people with all codes given so far have it, and otherwise the attribute
 * stays empty. No made-up person stands for a real one. `random` gives 0..1.
 */
export function makeKAnonymous(people: People, k: number, random: () => number): People {
  const order = orderOf(people)
  // How many people there are is a combination of no attributes: it is not told more exactly than k.
  const size = Math.floor(people.size / k) * k
  const everybody = Uint32Array.from({ length: people.size }, (_, row) => row)
  let groups: Group<Uint32Array>[] = size > 0 ? [{ codes: [], many: size, like: everybody }] : []
  for (const column of order) {
    const parts = new Map<Group<Uint32Array>, Uint32Array[]>()
    const partsOf = (group: Group<Uint32Array>) => {
      if (!parts.has(group)) parts.set(group, divideRows(people, column, group.like))
      return parts.get(group)!
    }
    const { counts } = countOver(people, [column])
    const totals = counts.map((count) => (count >= k ? (count * size) / people.size : 0))
    const weightsOf = (group: Group<Uint32Array>) => {
      const weights = Float64Array.from(partsOf(group), (rows, code) =>
        code > 0 && rows.length >= k ? rows.length / group.like.length : 0,
      )
      weights[0] = 1 - weights.reduce((sum, weight) => sum + weight, 0)
      return weights
    }
    groups = giveCodes(
      groups,
      totals,
      weightsOf,
      (group, code) => (code === 0 ? group.like : partsOf(group)[code]!),
      random,
    )
  }
  return peopleOf(people, order, groups)
}

/** Columns that divide people into fewest kinds first: what has to stay empty then stays empty late, of few. */
const orderOf = ({ columns, codes }: People): number[] =>
  [...columns.keys()].sort((a, b) => codes[a]!.length - codes[b]!.length)

function divideRows({ codes, values }: People, column: number, rows: Uint32Array): Uint32Array[] {
  const of = values[column]!
  const sizes = new Uint32Array(codes[column]!.length)
  for (const row of rows) sizes[of[row]!]! += 1
  const parts = Array.from(sizes, (size) => new Uint32Array(size))
  sizes.fill(0)
  for (const row of rows) {
    const code = of[row]!
    parts[code]![sizes[code]!] = row
    sizes[code]! += 1
  }
  return parts
}
