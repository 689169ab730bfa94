/** Which records count as one person by their tokens, and where what reviewers found forbids it. */
import type { Pair } from './model.ts'

/** Two records whose tokens are alike enough; the heavier first. */
export interface TokenLink {
  a: string
  b: string
  /** Bits that agree, weighed by the share of what both have that is the same. */
  weight: number
}

/** A person of a token file, and the file: a file holds nobody twice. */
export type FileOf = ReadonlyMap<string, string>

/**
 * What each person of a token file counts as: a record inside the data system, another such person, or alone. What
 * reviewers found comes first. Then links, the strongest first, unless two records inside, or two people of one file,
 * would become one: that needs a person's word. "Cannot tell" leaves the tokens their say.
 */
export const groupByTokens = (
  files: FileOf,
  links: readonly TokenLink[],
  pairs: readonly Pair[],
): Map<string, string> => {
  const groups = new Groups()
  for (const { a, b, verdict } of pairs) if (verdict === 'merged') groups.join(a, b)
  const apart = new Map<string, Set<string>>()
  for (const { a, b, verdict } of pairs)
    if (verdict === 'different')
      for (const [one, other] of [
        [a, b],
        [b, a],
      ] as const)
        apart.set(one, (apart.get(one) ?? new Set()).add(other))
  for (const { a, b } of inOrder(links)) {
    const [ours, theirs] = [groups.of(a), groups.of(b)]
    if (ours !== theirs && mayJoin(ours, theirs, files, apart)) groups.join(a, b)
  }
  return new Map([...files.keys()].map((id) => [id, standsFor(groups.of(id), files)]))
}

/** The heaviest first; of equal ones by id, so that the order of reading says nothing. */
const inOrder = (links: readonly TokenLink[]) =>
  links.toSorted((one, other) => other.weight - one.weight || (one.a + one.b < other.a + other.b ? -1 : 1))

const mayJoin = (
  ours: readonly string[],
  theirs: readonly string[],
  files: FileOf,
  apart: ReadonlyMap<string, Set<string>>,
): boolean => {
  if (ours.some((one) => theirs.some((other) => apart.get(one)?.has(other)))) return false
  const inside = (group: readonly string[]) => group.some((id) => !files.has(id))
  if (inside(ours) && inside(theirs)) return false
  const own = new Set(ours.flatMap((id) => files.get(id) ?? []))
  return !theirs.some((id) => own.has(files.get(id) ?? ''))
}

const standsFor = (group: readonly string[], files: FileOf): string => {
  const inside = group.filter((id) => !files.has(id))
  return (inside.length > 0 ? inside : [...group]).sort()[0]!
}

/** Sets that grow together; the smaller is poured into the larger. */
class Groups {
  readonly #members = new Map<string, string[]>()

  of(id: string): string[] {
    const known = this.#members.get(id) ?? [id]
    this.#members.set(id, known)
    return known
  }

  join(a: string, b: string): void {
    const [one, other] = [this.of(a), this.of(b)]
    if (one === other) return
    const [large, small] = one.length >= other.length ? [one, other] : [other, one]
    for (const id of small) {
      large.push(id)
      this.#members.set(id, large)
    }
  }
}
