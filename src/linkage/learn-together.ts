import { expectMatches, type Pass } from './expect-matches.ts'
import type { LinkParameters, Together } from './model.ts'

/** Pairs of strangers a block needs before it says which fields go together. */
const ENOUGH_STRANGERS = 500

/**
 * Which fields agree together more often in strangers than independent fields would, from blocks of one field each.
 * Between −1 and 4 bits; below a fifth of a bit it is left out.
 */
export function learnTogether(parameters: LinkParameters, blocks: readonly Pass[]): Together[] {
  const found = new Map<string, { fields: [number, number]; bits: number[] }>()
  for (const block of blocks) {
    const [one] = block.blocked
    if (one === undefined || block.blocked.length > 1) continue
    agreeingStrangers(parameters, block).forEach(({ exact, known }, other) => {
      const u = parameters.fields[other]!.u[0]!
      if (other === one || known < ENOUGH_STRANGERS || known * u < 5) return
      const fields: [number, number] = one < other ? [one, other] : [other, one]
      const entry = found.get(fields.join()) ?? { fields, bits: [] }
      entry.bits.push(Math.log2((exact + 1) / known / u))
      found.set(fields.join(), entry)
    })
  }
  return [...found.values()]
    .map(({ fields, bits }) => ({
      fields,
      bits: Math.max(-1, Math.min(4, bits.reduce((sum, one) => sum + one, 0) / bits.length)),
    }))
    .filter(({ bits }) => Math.abs(bits) >= 0.2)
    .sort((a, b) => a.fields[0] - b.fields[0] || a.fields[1] - b.fields[1])
}

/** By field, how many strangers of a block agree on it exactly, and in how many it is known. */
function agreeingStrangers(parameters: LinkParameters, block: Pass) {
  const shares = { matches: 0.01, kin: parameters.kin > 0 ? 0.01 : 0 }
  let step = expectMatches(parameters, block, shares)
  for (let round = 0; round < 20; round += 1) step = expectMatches(parameters, block, step.shares)
  return parameters.fields.map((_, field) => {
    let [exact, known] = [0, 0]
    block.patterns.forEach((pattern, at) => {
      const strangers = pattern.count - step.weights[at]! - step.kin[at]!
      if (pattern.levels[field] === 0) return
      known += strangers
      if (pattern.levels[field] === 1) exact += strangers
    })
    return { exact, known }
  })
}
