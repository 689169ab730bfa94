/**
 * How likely two full names, alone, are the same person's: for lists of names with nothing beside them. Every word of
 * the shorter name must have its like in the longer one; the weakest word decides as much as all together, because one
 * other surname makes another person.
 */
import { skeleton, splitWords } from '../people/fold-name.ts'
import { foldWords } from '../people/fold-words.ts'
import { editDistance } from '../people/name-similarity.ts'
import { isPlaceholderWord } from '../people/placeholder-names.ts'
import { nameGroup } from './diminutives.ts'

type Word = { folded: string; stem: string }

/** Forms of address and particles that come and go in front of a name, folded. */
const TITLES: ReadonlySet<string> = new Set(
  foldWords(
    'mr mrs ms miss dr prof sir lady lord sheikh shaikh general colonel haji hajji mullah mawlawi maulvi said sayyid г-н г-жа господин госпожа доктор al el bin ibn ben von van de der da du la le abu',
  ),
)
const MOST_WORDS = 8
/** A word missing on one side says little; many say more. */
const MISSING = 0.04
const MOST_MISSING = 0.16
const SAME_BONES = 0.85
const SAME_GROUP = 0.9
const SAME_STEM = 0.95
const INITIAL = 0.7
const ONE_WORD = 0.8

/** 0..1; null when either holds no name. Symmetric. */
export function nameLikeness(one: string, other: string): number | null {
  const [a, b] = [wordsOf(one), wordsOf(other)]
  if (a.length === 0 || b.length === 0) return null
  if (together(a) === together(b) || inOrder(a) === inOrder(b)) return 1
  const [short, long] = [a, b].sort(
    (x, y) => x.length - y.length || (together(x) < together(y) ? -1 : 1),
  ) as [Word[], Word[]]
  const matched = bestMatches(short, long)
  const mean = matched.reduce((sum, value) => sum + value, 0) / matched.length
  const weakest = Math.min(...matched)
  const missing = Math.min(MOST_MISSING, MISSING * (long.length - short.length))
  const single = short.length === 1 && long.length > 1 ? ONE_WORD : 1
  return Math.max(0, (mean + weakest) / 2 - missing) * single
}

function wordsOf(name: string): Word[] {
  const folded = foldWords(name).filter((word) => !isPlaceholderWord(word))
  const plain = folded.filter((word) => !TITLES.has(word))
  return splitWords(plain.length > 0 ? plain : folded).words.slice(0, MOST_WORDS)
}

/** The letters of all words, so that Jan Daniel is JanDaniel, in any order of words. */
function together(words: readonly Word[]): string {
  return words
    .map((word) => word.folded)
    .sort()
    .join('')
}

function inOrder(words: readonly Word[]): string {
  return words.map((word) => word.folded).join('')
}

/** For each word of the shorter name its best like, the surest first, each word used once. */
function bestMatches(short: readonly Word[], long: readonly Word[]): number[] {
  const pairs = short.flatMap((one, i) => long.map((other, j) => ({ i, j, value: wordLikeness(one, other) })))
  pairs.sort((x, y) => y.value - x.value || x.i - y.i || x.j - y.j)
  const found = new Map<number, number>()
  const used = new Set<number>()
  for (const { i, j, value } of pairs) {
    if (found.has(i) || used.has(j)) continue
    found.set(i, value)
    used.add(j)
  }
  return [...found.values()]
}

function wordLikeness(one: Word, other: Word): number {
  if (one.folded === other.folded) return 1
  if (one.stem === other.stem) return SAME_STEM
  const [a, b] = [one.folded, other.folded]
  if (Math.min(a.length, b.length) === 1) return a[0] === b[0] ? INITIAL : 0
  if (nameGroup(a) === nameGroup(b)) return SAME_GROUP
  const typed = 1 - editDistance(a, b) / Math.max(a.length, b.length)
  const bones = skeleton(a)
  return bones.length > 2 && bones === skeleton(b) ? Math.max(SAME_BONES, typed) : typed
}
