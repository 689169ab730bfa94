/** From what each pass found to how many matches and relatives there are in all. */
import type { Pass, Shares } from './expect-matches.ts'
import type { FieldParameters, LinkParameters } from './model.ts'

/** How many matches there are in all, if a pass found its share of them: those that agree on its key. */
export function reach(parameters: LinkParameters, known: readonly number[], pass: Pass, shares: Shares) {
  const on = (rates: (field: FieldParameters) => number) =>
    pass.blocked.reduce((share, field) => share * known[field]! * rates(parameters.fields[field]!), 1)
  const matched = on((field) => field.m[0]!)
  const kin = on((field) => field.kin?.[0] ?? field.u[0]!)
  return {
    name: pass.name,
    ...shares,
    expected: (shares.matches * pass.pairs) / matched,
    expectedKin: (shares.kin * pass.pairs) / kin,
  }
}

/** Shares of matches and of relatives among all pairs: what half of the passes say at least. */
export function overall(
  start: LinkParameters,
  { totalPairs, passes }: { totalPairs: number; passes: readonly Pass[] },
  found: readonly { expected: number; expectedKin: number }[],
): Shares {
  if (passes.length === 0) return { matches: start.matches, kin: start.kin }
  // Relatives share no document: a block on one cannot show how many there are.
  const showKin = found.flatMap((pass, at) =>
    passes[at]!.blocked.every((field) => start.fields[field]!.kin !== null) ? [pass.expectedKin] : [],
  )
  const share = (values: number[]) => Math.min(0.5, Math.max(0.5, median(values)) / totalPairs)
  return {
    matches: share(found.map((pass) => pass.expected)),
    kin: start.kin === 0 || showKin.length === 0 ? start.kin : share(showKin),
  }
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}
