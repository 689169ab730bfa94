/** Which records are one person after what was found of pairs, and which findings cannot stand together. */
import type { Refusal } from '../cases/kernel.ts'
import type { Pair, VerdictKind } from './model.ts'

/** All records linked with this one, itself included, in order of their ids. */
export const clusterOf = (personId: string, pairs: readonly Pair[]): string[] => {
  const found = new Set([personId])
  for (const each of found)
    for (const { a, b, verdict } of pairs)
      if (verdict === 'merged' && (a === each || b === each)) found.add(a === each ? b : a)
  return [...found].sort()
}

/** The cluster of each of these records that is not alone: the smallest id among its members. */
export const clusterIds = (personIds: readonly string[], pairs: readonly Pair[]): Map<string, string> => {
  const ids = new Map<string, string>()
  for (const personId of personIds) {
    const members = clusterOf(personId, pairs)
    if (members.length > 1) ids.set(personId, members[0]!)
  }
  return ids
}

/** The two ids in the order in which a pair is kept. */
export const ordered = (one: string, other: string): { a: string; b: string } =>
  one < other ? { a: one, b: other } : { a: other, b: one }

/** The pairs after a finding. */
export const pairsAfter = (pairs: readonly Pair[], one: string, other: string, kind: VerdictKind): Pair[] => {
  const { a, b } = ordered(one, other)
  const rest = pairs.filter((pair) => pair.a !== a || pair.b !== b)
  return kind === 'unmerged' ? rest : [...rest, { a, b, verdict: kind }]
}

/** A Kyrgyz personal number (ПИН): sex 1 or 2, then thirteen digits; nobody has two. A passport number may change. */
const PERSONAL_NUMBER = /^[12]\d{13}$/

export const personalNumbers = (documents: readonly string[]): string[] =>
  documents.map((text) => text.replace(/\D/g, '')).filter((digits) => PERSONAL_NUMBER.test(digits))

/**
 * Why a finding about two records cannot stand beside what was found before; null when it can.
 * @param numbers personal numbers by record, of every record in the two clusters
 */
export const refuseFinding = (
  pairs: readonly Pair[],
  numbers: ReadonlyMap<string, readonly string[]>,
  { one, other, kind }: { one: string; other: string; kind: VerdictKind },
): Refusal | null => {
  if (one === other) return { code: 'same-record' }
  const { a, b } = ordered(one, other)
  const standing = pairs.find((pair) => pair.a === a && pair.b === b)?.verdict
  // Taking back ends a link, and "cannot tell"; "different" gives way to "cannot tell" first.
  if (kind === 'unmerged')
    return standing === undefined || standing === 'different' ? { code: 'not-linked' } : null
  if (standing === kind && kind !== 'cannot-tell') return { code: 'already-found' }
  if (standing === 'merged') return { code: 'unlink-first' }
  const [ours, theirs] = [clusterOf(a, pairs), clusterOf(b, pairs)]
  if (kind === 'different') return ours.includes(b) ? { code: 'linked-through-others' } : null
  return kind === 'merged' && !ours.includes(b) ? refuseChain(pairs, numbers, ours, theirs) : null
}

/** Two clusters become one only when no member of one is known to be another person than a member of the other. */
const refuseChain = (
  pairs: readonly Pair[],
  numbers: ReadonlyMap<string, readonly string[]>,
  ours: readonly string[],
  theirs: readonly string[],
): Refusal | null => {
  const parted = pairs.some(
    ({ a, b, verdict }) =>
      verdict === 'different' &&
      ((ours.includes(a) && theirs.includes(b)) || (ours.includes(b) && theirs.includes(a))),
  )
  if (parted) return { code: 'found-different-before' }
  const numbersOf = (members: readonly string[]) =>
    new Set(members.flatMap((member) => numbers.get(member) ?? []))
  const [mine, yours] = [numbersOf(ours), numbersOf(theirs)]
  const apart = mine.size > 0 && yours.size > 0 && ![...mine].some((number) => yours.has(number))
  return apart ? { code: 'different-personal-numbers' } : null
}
