/** How alike two people's names are, over folded words, so that script, spelling and order do not count. */
import type { NameWord } from './fold-name.ts'
import { skeleton, splitWords } from './fold-name.ts'
import { foldWords } from './fold-words.ts'
import type { NamePart } from './name-tokens.ts'
import { holdNoName, isCodeName, isPlaceholderWord } from './placeholder-names.ts'

type Word = NameWord & { role: NamePart['kind'] }
type Match = { one: Word; other: Word; likeness: number }

/**
 * `likeness` 0..1. `complete`: no word left over that counts. `swapped`: given name and surname changed places.
 * `coded`: a code name such as "Айгул-1" is among them, so that equal says little.
 */
export type NameComparison = { likeness: number; complete: boolean; swapped: boolean; coded: boolean }

/** More words than this are no name; keeps the comparison small. */
const MOST_WORDS = 8
/** Likeness of words one typing error apart, by the longer one's letters: in a short word it is another name. */
const ONE_ERROR = [0, 0, 0, 0.4, 0.7, 0.8, 0.88]
const WEIGHTS: Record<NamePart['kind'], number> = {
  given: 1,
  surname: 1,
  full: 1,
  alias: 0.5,
  patronymic: 0.5,
}
/** What a word costs that the other side lacks: a lot beside one match, little beside two; it is not a difference. */
const MISSING = { few: 0.3, enough: 0.1, patronymic: 0.05 }

/** Names made ready to compare, so that a query is folded once for all candidates. */
export type ComparableNames = { words: readonly Word[]; coded: boolean }

/** Folds names, leaving out those that hold none ("unknown") and words beyond the eighth. */
export function toComparable(names: readonly NamePart[]): ComparableNames {
  const folded = names.map((name) => ({ role: name.kind, all: foldWords(name.value) }))
  const words = folded
    .filter(({ all }) => !holdNoName(all))
    .flatMap(({ role, all }) => splitWords(all).words.map((word) => ({ ...word, role })))
  const real = words.filter((word) => !isPlaceholderWord(word.folded))
  return { words: real.slice(0, MOST_WORDS), coded: folded.some(({ all }) => isCodeName(all)) }
}

/** Compares two sets of names; undefined when either holds none, because unknown is neither like nor unlike. */
export function compareNames(one: ComparableNames, other: ComparableNames): NameComparison | undefined {
  const [ones, others] = [one.words, other.words]
  if (ones.length === 0 || others.length === 0) return undefined
  const matches = matchWords(ones, others)
  const left = [ones, others].map((words, side) => unmatched(words, matches, side))
  const { cost, complete } = costOfRest(left[0]!, left[1]!, matches.length)
  const weight = matches.reduce((sum, match) => sum + weightOf(match), 0)
  const gained = matches.reduce((sum, match) => sum + weightOf(match) * match.likeness, 0)
  const swapped = matches.some(isSwap)
  const likeness = gained === 0 ? 0 : (gained / (weight + cost)) * (swapped ? 0.95 : 1)
  return { likeness, complete, swapped, coded: one.coded || other.coded }
}

/** Likeness 0..1 of two words; 0 when they are different names. */
export function wordLikeness(one: NameWord, other: NameWord): number {
  if (one.folded === other.folded) return 1
  if (one.stem === other.stem) return isBare(one) || isBare(other) ? 0.9 : 0.97
  const typing = typingLikeness(one.stem, other.stem)
  const brokenEnding = isBare(one) === isBare(other) ? 0 : typingLikeness(one.folded, other.folded)
  return Math.max(beginningLikeness(one.folded, other.folded), typing, brokenEnding)
}

/** Whether it has no surname or patronymic ending, or a mistyped one. */
function isBare(word: NameWord): boolean {
  return word.stem === word.folded
}

/** A word typed in part: three letters at least, or an initial. */
function beginningLikeness(one: string, other: string): number {
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  if (!long.startsWith(short)) return 0
  if (short.length === 1) return 0.5
  return short.length < 3 ? 0 : 0.5 + (0.45 * short.length) / long.length
}

function typingLikeness(one: string, other: string): number {
  if (one.startsWith('~') || other.startsWith('~')) return 0
  const longer = Math.max(one.length, other.length)
  const bones = skeleton(one)
  const sameBones = bones.length > 2 && bones === skeleton(other) ? 0.75 : 0
  const errors = Math.abs(one.length - other.length) > 2 ? 3 : editDistance(one, other)
  if (errors === 1) return Math.max(sameBones, ONE_ERROR[Math.min(longer, ONE_ERROR.length - 1)] ?? 0)
  return Math.max(sameBones, errors === 2 && longer >= 8 ? 0.7 : 0)
}

/**
 * Letters to insert, drop, replace or swap with a neighbor to make one word of the other (optimal string
 * alignment). Folded words are ASCII, so a unit is a letter and never half of one.
 */
export function editDistance(one: string, other: string): number {
  let before: number[] = []
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1]
      const best = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (same ? 0 : 1))
      const crossed = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]
      next.push(crossed ? Math.min(best, before[j - 2]! + 1) : best)
    }
    before = row
    row = next
  }
  return row[other.length]!
}

/** The likeliest pairs first, each word once. */
function matchWords(ones: readonly Word[], others: readonly Word[]): Match[] {
  const pairs = ones.flatMap((one) =>
    others.map((other) => ({ one, other, likeness: wordLikeness(one, other) * roleLikeness(one, other) })),
  )
  const used = new Set<Word>()
  const matches: Match[] = []
  for (const pair of pairs.sort((a, b) => b.likeness - a.likeness || Number(isSwap(a)) - Number(isSwap(b)))) {
    if (pair.likeness === 0 || used.has(pair.one) || used.has(pair.other)) continue
    used.add(pair.one).add(pair.other)
    matches.push(pair)
  }
  return matches
}

/** A father's name is another person's given name; as a surname it is common (Асан уулу, Асанов). */
function roleLikeness(one: Word, other: Word): number {
  const roles = [one.role, other.role]
  return roles.includes('given') && roles.includes('patronymic') ? 0.6 : 1
}

function isSwap({ one, other }: Match): boolean {
  return one.role !== other.role && [one, other].every(({ role }) => role === 'given' || role === 'surname')
}

function weightOf({ one, other }: Match): number {
  return Math.min(WEIGHTS[one.role], WEIGHTS[other.role])
}

function unmatched(words: readonly Word[], matches: readonly Match[], side: number): Word[] {
  const matched = new Set(matches.map((match) => (side === 0 ? match.one : match.other)))
  return words.filter((word) => !matched.has(word) && word.role !== 'alias')
}

/** Words left on both sides contradict each other; words left on one side only are missing on the other. */
function costOfRest(one: readonly Word[], other: readonly Word[], matched: number) {
  const fathers = [one, other].map((words) => words.filter((word) => word.role === 'patronymic').length)
  const names = [one.length - fathers[0]!, other.length - fathers[1]!]
  const [differ, differFathers] = [Math.min(...names), Math.min(...fathers)]
  const [missing, missingFathers] = [Math.max(...names) - differ, Math.max(...fathers) - differFathers]
  const eachMissing = matched > 1 ? MISSING.enough : MISSING.few
  const cost = differ + 0.5 * differFathers + missing * eachMissing + missingFathers * MISSING.patronymic
  return { cost, complete: differ + missing + differFathers === 0 }
}
