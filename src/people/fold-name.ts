/**
 * Folded names: one ASCII key for all spellings of a name (`fold-words.ts` has the tables), and that key taken
 * apart into what names a person and what only says "son of" or "daughter of", so that Бакытовна, Бакыт кызы
 * and Bakyt kizi are one, and Асанов, Асанова and Асан уулу share a stem.
 */
import { foldWords } from './fold-words.ts'

/** "Son of" and "daughter of" as they look after folding, to one particle each. */
const PARTICLES: ReadonlyMap<string, string> = new Map([
  ...['ulu', 'uli', 'ugli', 'ogli', 'oglu', 'uglu'].map((word) => [word, 'ulu'] as const),
  ...['kizi', 'kiz', 'gizi', 'kisi'].map((word) => [word, 'kizi'] as const),
])

/** Particles written together with the name. "ulu" after s stays: Айсулуу is a given name. */
const ATTACHED: readonly (readonly [RegExp, string])[] = [
  [/^(.{3,})kizi$/, 'kizi'],
  [/^(.{3,})[uo]gli$/, 'ulu'],
  [/^(.{3,}[^s])ulu$/, 'ulu'],
]

/** Patronymic endings, and which particle they stand for. "ev" hides an i: Николаевич is of Николай. */
const PATRONYMICS: readonly (readonly [RegExp, string, string])[] = [
  [/^(.{2,})ovic$/, '$1', 'ulu'],
  [/^(.{2,})evic$/, '$1i', 'ulu'],
  [/^(.{2,})ovna$/, '$1', 'kizi'],
  [/^(.{2,})evna$/, '$1i', 'kizi'],
]

/** Surname endings. The root must keep three letters with -ов, two with -ев, or only the gender is dropped. */
const SURNAMES: readonly (readonly [RegExp, string])[] = [
  [/^(.{2,})sk(?:i|oi|aia|aja|aa)$/, '$1sk'],
  [/^(.{3,})ova?$/, '$1'],
  [/^(.{2,})eva?$/, '$1i'],
  [/^(.+[oe]v)a$/, '$1'],
]

/** One word of a name: as folded, and without its patronymic or surname ending. */
export type NameWord = { folded: string; stem: string }

/** The folded key of a text: its folded words separated by one space; empty when it holds no letter or digit. */
export function foldName(text: string): string {
  return foldWords(text).join(' ')
}

/**
 * The words of a full name, stemmed, and its particles ('ulu' son of, 'kizi' daughter of). Numbers are left out.
 * A name that is nothing but a particle is kept as a word.
 */
export function foldNameParts(full: string): { words: string[]; particles: string[] } {
  const { words, particles } = splitWords(foldWords(full))
  return { words: words.map((word) => word.stem), particles }
}

/** As `foldNameParts`, of a text folded already (`foldWords`), with the folded form beside each stem. */
export function splitWords(all: readonly string[]): { words: NameWord[]; particles: string[] } {
  const folded = all.filter((word) => !/^\d/.test(word))
  const words: NameWord[] = []
  const particles: string[] = []
  for (const word of folded) {
    const particle = folded.length > 1 ? PARTICLES.get(word) : undefined
    if (particle) particles.push(particle)
    else words.push(splitWord(word, particles))
  }
  return { words, particles }
}

function splitWord(word: string, particles: string[]): NameWord {
  for (const [pattern, particle] of ATTACHED) {
    const root = pattern.exec(word)?.[1]
    if (!root) continue
    particles.push(particle)
    return { folded: root, stem: stemSurname(root) }
  }
  const patronymic = PATRONYMICS.find(([pattern]) => pattern.test(word))
  if (patronymic) particles.push(patronymic[2])
  return { folded: word, stem: stemSurname(word) }
}

/**
 * A folded word without its patronymic or surname ending: asanov, asanova, asanovna → asan; aliev, alieva → ali;
 * -ский, -ская → -sk. A word without such an ending comes back as it is.
 */
export function stemSurname(word: string): string {
  for (const [pattern, to] of [...PATRONYMICS, ...SURNAMES]) {
    if (pattern.test(word)) return word.replace(pattern, to)
  }
  return word
}

/**
 * The consonants of a folded word, a leading vowel as "_", doubles once: the same for a word with dropped,
 * swapped or mistyped vowels. Short names share skeletons, so use it for pairs of words, or as a last resort.
 */
export function skeleton(word: string): string {
  if (word.startsWith('~')) return word
  const lead = /^[aeiou]/.test(word) ? '_' : ''
  return lead + word.replace(/[aeiou]/g, '').replace(/(.)\1+/g, '$1')
}
