import type { Highs } from 'highs'
import { certify, type Seen, startSeen } from './certify.ts'
import { GROUP, hidePrimary, protectionOf, puzzleOf, SECONDARY, SHOWN, shownFrom } from './hidden.ts'
import { type Exposed, hideAround } from './hide-around.ts'
import { hideSecondary, tells } from './hide-secondary.ts'
import type { Policy } from './model.ts'
import type { Universe } from './universe.ts'

/** A table that could not be made safe. It must not be written. */
export class UnsafeTable extends Error {}

/** What was published of the same cells before: some must stay hidden, some are public for good. */
export type Before = { readonly hidden?: Uint8Array; readonly fixed?: Uint8Array }

/** Rounds of hiding more where the audit found too little. Each hides at least one cell, and few are ever needed. */
const ROUNDS = 500

/** Up to so many hidden cells, each that was hidden for others is tried again: perhaps it is not needed after all. */
const FEW = 400

/** After so many rounds in which only empty cells are left, a rounded table is audited as if its counts were exact. */
const PATIENCE = 6

/**
 * Which cells to hide, and why: those that may not be shown, and as few others as were found to keep them from being
 * computed. What it returns has passed the audit for every hidden cell; it throws `UnsafeTable` when nothing does.
 */
export function hideCells(
  highs: Highs,
  universe: Universe,
  counts: Float64Array,
  policy: Policy,
  before: Before = {},
): Uint8Array {
  const primary = hidePrimary(universe, counts, policy)
  for (const [cell, why] of primary.entries()) {
    if (before.fixed?.[cell]) primary[cell] = SHOWN
    else if (before.hidden?.[cell] && why === SHOWN) primary[cell] = SECONDARY
  }
  const hide = (audited: Policy) => hideMore(highs, universe, counts, audited, primary.slice(), before)
  const audited = auditedAs(policy, counts)
  const hidden = hide(audited) ?? (audited.rounding > 1 ? hide(asExact(policy)) : null)
  if (!hidden)
    throw new UnsafeTable('some cells could not be protected, even with everything around them hidden')
  return hidden
}

/** Hides more until the audit finds nothing; null when there was nothing left to hide, or it should be audited as exact. */
function hideMore(
  highs: Highs,
  universe: Universe,
  counts: Float64Array,
  audited: Policy,
  hidden: Uint8Array,
  before: Before,
): Uint8Array | null {
  const demands = demandsOf(universe, audited, countHidden(hidden) > MANY ? GENEROUS : 1)
  const seen = startSeen(counts)
  for (let round = 0; round < ROUNDS; round += 1) {
    // Rounding may protect well enough by itself; only the audit can tell.
    if (audited.rounding === 1) hideSecondary(universe, counts, demands, hidden, before.fixed)
    const exposed = findExposed(highs, universe, counts, hidden, audited, seen)
    if (exposed.length === 0) return trim(highs, universe, counts, audited, hidden, before)
    // The few people by whom rounding blurs a sum do not fill an empty cell, and each one hidden in vain asks for others.
    if (audited.rounding > 1 && round >= PATIENCE && exposed.every(({ cell }) => counts[cell] === 0))
      return null
    if (!hideAround(universe, counts, demands, hidden, exposed, before.fixed)) return null
  }
  return null
}

/** With more filled cells than this, one question with every rounded cell as an unknown takes seconds. */
const ROUNDED = 4000

/**
 * As what a table is audited: a large rounded one as if its counts were exact. Who sees rounded counts knows less than who
 * sees exact ones, so what is safe against the second is safe against the first; it only hides more than it must.
 */
function auditedAs(policy: Policy, counts: Float64Array): Policy {
  const filled = counts.reduce((many, count) => many + (count > 0 ? 1 : 0), 0)
  return filled > ROUNDED ? asExact(policy) : policy
}

const asExact = (policy: Policy): Policy => ({
  ...policy,
  rounding: 1,
  threshold: shownFrom(policy, policy.threshold),
})

export const countHidden = (hidden: Uint8Array): number =>
  hidden.reduce((many, why) => many + (why === SHOWN ? 0 : 1), 0)

/**
 * The hidden cells that could be computed, or too nearly, as far as the search could not show the opposite. `seen` keeps
 * what it found: hiding more cells later makes none of it wrong.
 */
export function findExposed(
  highs: Highs,
  universe: Universe,
  counts: Float64Array,
  hidden: Uint8Array,
  policy: Policy,
  seen: Seen = startSeen(counts),
): Exposed[] {
  const puzzle = puzzleOf(universe, counts, hidden, policy)
  const { cells } = puzzle
  const here = { low: pick(seen.low, cells), high: pick(seen.high, cells) }
  const unmet = certify(highs, puzzle, here)
  for (const [column, cell] of cells.entries()) {
    seen.low[cell] = here.low[column]!
    seen.high[cell] = here.high[column]!
  }
  return unmet.map(({ need, held }) => ({ cell: cells[need.column]!, held }))
}

const pick = (values: Float64Array, cells: readonly number[]) =>
  Float64Array.from(cells, (cell) => values[cell]!)

/** With more cells than this hidden for themselves, a question takes a quarter of a second and a tight pattern dozens. */
const MANY = 2000

/** How many times as many people are then hidden together in a sum as it takes: more cells go, and half the questions. */
const GENEROUS = 2

/** How many people must be hidden together in a sum; where all is rounded no sum is exact, and it takes nothing. */
const demandsOf = ({ size }: Universe, policy: Policy, times = 1): Float64Array =>
  new Float64Array(size).fill(policy.rounding === 1 ? times * (protectionOf(policy) - 1) : 0)

/** Shows again, from the largest, each cell that the others are safe without. */
function trim(
  highs: Highs,
  universe: Universe,
  counts: Float64Array,
  policy: Policy,
  hidden: Uint8Array,
  before: Before,
): Uint8Array {
  if (countHidden(hidden) > FEW) return hidden
  const { rounding } = policy
  const demands = demandsOf(universe, policy)
  const tried = [...hidden.keys()]
    .filter((cell) => hidden[cell] === SECONDARY && !before.hidden?.[cell])
    .sort((a, b) => counts[b]! - counts[a]!)
  for (const cell of tried) {
    hidden[cell] = SHOWN
    const told =
      rounding === 1 &&
      universe.sumsOf[cell]!.some((sum) => tells(universe.sums[sum]!, counts, demands, hidden))
    if (told || findExposed(highs, universe, counts, hidden, policy).length > 0) hidden[cell] = SECONDARY
  }
  return hidden
}

/** How many cells are hidden for themselves, and how many for others. */
export const countWhy = (hidden: Uint8Array) => {
  const secondary = hidden.reduce((many, why) => many + (why === SECONDARY ? 1 : 0), 0)
  const group = hidden.reduce((many, why) => many + (why === GROUP ? 1 : 0), 0)
  return { primary: countHidden(hidden) - secondary, group, secondary }
}
