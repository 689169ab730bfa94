import type { People } from './people.ts'

/**
 * Made-up people of whom every combination of attributes is one that at least `k` real people share. Each is drawn
 * attribute by attribute: among the real people with what it has so far, a code that `k` of them have is taken as often
 * as they have it, and otherwise the attribute stays empty. No made-up person stands for a real one. `random` gives 0..1.
 */
export function makeKAnonymous(people: People, k: number, random: () => number): People {
  const order = orderOf(people)
  const size = Math.floor(people.size / k) * k
  const values = people.columns.map(() => new Uint16Array(size))
  const everybody = Uint32Array.from({ length: people.size }, (_, row) => row)
  let next = 0

  const draw = (depth: number, like: Uint32Array, many: number, codes: number[]): void => {
    if (many === 0) return
    if (depth === order.length) {
      for (let copy = 0; copy < many; copy += 1, next += 1)
        for (const [index, column] of order.entries()) values[column]![next] = codes[index]!
      return
    }
    const groups = groupRows(people, order[depth]!, like)
    const weights = groups.map((rows, code) => (code > 0 && rows.length >= k ? rows.length : 0))
    const kept = weights.reduce((sum, weight) => sum + weight, 0)
    weights[0] = like.length - kept
    for (const [code, share] of shareOut(many, weights, random).entries())
      draw(depth + 1, code === 0 ? like : groups[code]!, share, [...codes, code])
  }
  if (size > 0) draw(0, everybody, size, [])
  return { ...people, values, size }
}

/** Columns that split people into fewest kinds first: what is left empty is then left empty late, of few. */
function orderOf({ columns, codes }: People): number[] {
  return [...columns.keys()].sort((a, b) => codes[a]!.length - codes[b]!.length)
}

function groupRows({ codes, values }: People, column: number, rows: Uint32Array): Uint32Array[] {
  const of = values[column]!
  const sizes = new Uint32Array(codes[column]!.length)
  for (const row of rows) sizes[of[row]!]! += 1
  const groups = Array.from(sizes, (size) => new Uint32Array(size))
  sizes.fill(0)
  for (const row of rows) {
    const code = of[row]!
    groups[code]![sizes[code]!] = row
    sizes[code]! += 1
  }
  return groups
}

/** Shares out a number in proportion to weights; what does not divide goes by lot, at most one to each. */
export function shareOut(many: number, weights: readonly number[], random: () => number): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0)
  // One throw for all: each share is its part rounded up or down, and right on average.
  let reached = random()
  let given = Math.floor(reached)
  return weights.map((weight) => {
    reached += (many * weight) / sum
    const upTo = Math.min(many, Math.floor(reached + 1e-9))
    const share = upTo - given
    given = upTo
    return share
  })
}
