/** Which tokens of two lists are of one person, and nothing else about them. */
import { blockTokens } from './block-tokens.ts'
import { compare, differing, WORDS } from './likeness.ts'
import type { TokenRow } from './model.ts'

export interface LinkRules {
  /** The least share (0..1) of what both records have that must be the same. */
  threshold: number
  /** The least bits that must agree: how much there must be to go by. */
  least: number
  /** Whether a record has at most one partner, because neither list holds anybody twice. */
  oneToOne: boolean
}

/**
 * Chosen on synthetic people of one seed, shown on those of another and on lists of others in
 * docs/benchmarks.md. 350 bits are all names and a little more, or the birth date and most of the names.
 */
export const USUAL_RULES: LinkRules = { threshold: 0.7, least: 350, oneToOne: true }

export interface TokenLink {
  one: string
  other: string
  share: number
  shared: number
}

export interface LinkedTokens {
  links: TokenLink[]
  /** Pairs compared, and whether those were all. */
  compared: number
  all: boolean
}

/** Links two lists of tokens made with one key; the strongest first, each at most once if the rules say so. */
export function linkTokens(
  ones: readonly TokenRow[],
  others: readonly TokenRow[],
  rules: LinkRules,
  onProgress: (done: number, all: number) => void = () => {},
): LinkedTokens {
  const [words, otherWords] = [pack(ones), pack(others)]
  const found: Found[] = []
  let compared = 0
  const look = (at: number, atOther: number) => {
    compared += 1
    const differ = differing(words, at * WORDS, otherWords, atOther * WORDS)
    if (differ > MOST_DIFFERING) return
    const { share, shared } = compare(ones[at]!.filled, others[atOther]!.filled, differ)
    if (share >= rules.threshold && shared >= rules.least) found.push({ at, atOther, share, shared })
  }
  const all = ones.length * others.length <= ALL_PAIRS
  for (const [at, candidates] of all ? everyRow(ones.length) : blockTokens(words, otherWords)) {
    if (candidates === null) for (let other = 0; other < others.length; other += 1) look(at, other)
    else for (const other of candidates) look(at, other)
    if ((at + 1) % 500 === 0) onProgress(at + 1, ones.length)
  }
  return { links: choose(found, ones, others, rules), compared, all }
}

type Found = { at: number; atOther: number; share: number; shared: number }

/** Every row, to be compared with all others. */
function* everyRow(count: number): Generator<[number, null]> {
  for (let at = 0; at < count; at += 1) yield [at, null]
}

function choose(
  found: Found[],
  ones: readonly TokenRow[],
  others: readonly TokenRow[],
  rules: LinkRules,
): TokenLink[] {
  found.sort((a, b) => b.share * b.shared - a.share * a.shared || a.at - b.at || a.atOther - b.atOther)
  const [taken, takenOther] = [new Set<number>(), new Set<number>()]
  const links: TokenLink[] = []
  for (const { at, atOther, share, shared } of found) {
    if (rules.oneToOne && (taken.has(at) || takenOther.has(atOther))) continue
    taken.add(at)
    takenOther.add(atOther)
    links.push({ one: ones[at]!.id, other: others[atOther]!.id, share, shared })
  }
  return links
}

/** Up to this many pairs all are compared, about a minute; above, sampling is faster and finds a little less. */
const ALL_PAIRS = 1_000_000_000
/** Strangers differ in about 512; at the usual threshold records of one person differ in 425 at most. */
const MOST_DIFFERING = 460

/** All tokens of a list in one array. */
function pack(rows: readonly TokenRow[]): Int32Array {
  const bytes = new Uint8Array(rows.length * 128)
  for (const [place, { token }] of rows.entries()) bytes.set(token, place * 128)
  return new Int32Array(bytes.buffer)
}
