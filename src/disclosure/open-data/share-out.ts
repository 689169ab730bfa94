/** Made-up people who have the same codes so far, and how many they are. */
export type Group<Like> = { readonly codes: readonly number[]; readonly many: number; readonly like: Like }

/** Times the weights are corrected; each time the totals come nearer to what they should be. */
const CORRECTIONS = 3

/**
 * Gives each group its next code: `weightsOf` says how likely each code is for somebody of a group, the empty one first,
 * together 1. Where codes are not possible for everybody, they become likelier where they are, so that over all groups each
 * comes to its `totals`. Groups are divided by these weights, and what does not divide goes by lot.
 */
export function giveCodes<Like>(
  groups: readonly Group<Like>[],
  totals: Float64Array,
  weightsOf: (group: Group<Like>) => Float64Array,
  likeWith: (group: Group<Like>, code: number) => Like,
  random: () => number,
): Group<Like>[] {
  const weights = groups.map(weightsOf)
  for (let time = 0; time < CORRECTIONS; time += 1) correct(groups, weights, totals)
  return groups.flatMap((group, index) =>
    shareOut(group.many, weights[index]!, random).flatMap((many, code) =>
      many === 0 ? [] : [{ codes: [...group.codes, code], many, like: likeWith(group, code) }],
    ),
  )
}

function correct(
  groups: readonly { many: number }[],
  weights: readonly Float64Array[],
  totals: Float64Array,
): void {
  const reached = totals.map((_, code) =>
    groups.reduce((sum, { many }, index) => sum + many * weights[index]![code]!, 0),
  )
  const factors = totals.map((total, code) => (code > 0 && reached[code]! > 0 ? total / reached[code]! : 1))
  for (const each of weights) {
    let sum = 0
    for (let code = 1; code < each.length; code += 1) {
      each[code]! *= factors[code]!
      sum += each[code]!
    }
    each[0] = Math.max(0, 1 - sum)
    if (sum > 1) for (let code = 1; code < each.length; code += 1) each[code]! /= sum
  }
}

/** Shares out a number in proportion to weights: each share is its part rounded up or down, and right on average. */
export function shareOut(many: number, weights: Float64Array, random: () => number): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0)
  // One throw for all shares.
  let reached = random()
  let given = 0
  return Array.from(weights, (weight) => {
    reached += (many * weight) / sum
    const upTo = Math.min(many, Math.floor(reached + 1e-9))
    const share = upTo - given
    given = upTo
    return share
  })
}
