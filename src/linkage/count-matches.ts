/** From what each pass found to how many matches and relatives there are in all. */
import type { Pass, Shares } from './expect-matches.ts'
import type { FieldParameters, LinkParameters } from './model.ts'
import { sharesStaying } from './moved.ts'

/** How many matches there are in all, if a pass found its share of them: those that agree on its key. */
export function reach(parameters: LinkParameters, known: readonly number[], pass: Pass, shares: Shares) {
  const on = (rates: (field: FieldParameters, index: number) => number) =>
    pass.blocked.reduce((share, field) => share * known[field]! * rates(parameters.fields[field]!, field), 1)
  const staying = sharesStaying(parameters, pass.blocked)
  const matched = staying.matches * on((field) => field.m[0]!)
  const together = parameters.moved?.fields ?? []
  const kin =
    staying.kin *
    on((field, index) => (together.includes(index) ? field.m[0]! : (field.kin?.[0] ?? field.u[0]!)))
  return {
    name: pass.name,
    ...shares,
    expected: (shares.matches * pass.pairs) / matched,
    expectedKin: (shares.kin * pass.pairs) / kin,
    reachesKin: kin,
  }
}

/** Shares of matches and of relatives among all pairs: what half of the passes say at least. */
export function overall(
  start: LinkParameters,
  { totalPairs, passes }: { totalPairs: number; passes: readonly Pass[] },
  found: readonly { expected: number; expectedKin: number; reachesKin: number }[],
): Shares {
  if (passes.length === 0) return { matches: start.matches, kin: start.kin }
  // Relatives share no document: a block on one cannot show how many there are, and one on a date little.
  const showKin = found.filter((_, at) =>
    passes[at]!.blocked.every((field) => start.fields[field]!.kin !== null),
  )
  const share = (middle: number) => Math.min(0.5, Math.max(0.5, middle) / totalPairs)
  return {
    matches: share(median(found.map((pass) => pass.expected))),
    kin: start.kin === 0 || showKin.length === 0 ? start.kin : share(medianKin(showKin)),
  }
}

/** The median over passes, each counting by the share of relatives it reaches. */
function medianKin(passes: readonly { expectedKin: number; reachesKin: number }[]): number {
  const sorted = [...passes].sort((one, other) => one.expectedKin - other.expectedKin)
  let left = sorted.reduce((sum, pass) => sum + pass.reachesKin, 0) / 2
  for (const { expectedKin, reachesKin } of sorted) {
    left -= reachesKin
    if (left <= 0) return expectedKin
  }
  return 0
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}
