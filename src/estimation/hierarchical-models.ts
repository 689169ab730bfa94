import { mainEffects, type Terms } from './log-linear.ts'
import { pairsOf, sizeOf } from './subsets.ts'

/**
 * Every hierarchical model with all main effects and without the term of all lists together: a term is in only when all
 * terms contained in it are. There are 1, 8, 113 and 6,893 for two to five lists, with Rcapture's `closedpMS.t` alike.
 */
export function* hierarchicalModels(lists: number): Generator<Terms> {
  yield* extend(lists, mainEffects(lists), pairsOf(lists), 2)
}

/** All ways to add terms of this size, and then larger ones that they allow. */
function* extend(lists: number, terms: number[], allowed: number[], size: number): Generator<number[]> {
  const whole = (1 << lists) - 1
  const choices = allowed.filter((term) => term !== whole)
  for (let choice = 0; choice < 1 << choices.length; choice += 1) {
    const added = choices.filter((_, at) => (choice >> at) & 1)
    const next = [...terms, ...added]
    if (added.length < size + 1) yield next
    else yield* extend(lists, next, allowedAbove(lists, new Set(added), size), size + 1)
  }
}

/** Terms one list larger, all of whose parts are there. */
const allowedAbove = (lists: number, there: ReadonlySet<number>, size: number): number[] => {
  const allowed: number[] = []
  for (let term = 1; term < 1 << lists; term += 1)
    if (sizeOf(term) === size + 1 && partsOf(term).every((part) => there.has(part))) allowed.push(term)
  return allowed
}

/** The term without one of its lists, for each list of it. */
const partsOf = (term: number): number[] => {
  const parts: number[] = []
  for (let bit = 1; bit <= term; bit <<= 1) if (term & bit) parts.push(term ^ bit)
  return parts
}

/** Whether no term has more than two lists. */
export const isPairwise = (terms: Terms): boolean => terms.every((term) => sizeOf(term) <= 2)
