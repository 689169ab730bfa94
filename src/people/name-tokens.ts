/**
 * The plain terms under which a person can be found, and those a search asks for. The vault turns each into a
 * keyed token (`platform/vault/blind-token.ts`) before anything is stored, so a term may be as telling as it
 * likes. With a small pool of names one word alone finds thousands among a million people; pairs find a few.
 */
import type { NameWord } from './fold-name.ts'
import { skeleton, splitWords } from './fold-name.ts'
import { foldDocument, foldPhone, readNumbers } from './fold-number.ts'
import { foldWords } from './fold-words.ts'
import { holdNoName, isPlaceholderWord } from './placeholder-names.ts'

/** One name of a person, as written. `full` is a name nobody has taken apart. */
export type NamePart = { kind: 'given' | 'surname' | 'patronymic' | 'full' | 'alias'; value: string }

/** The years somebody may have been born in, both included; the same year twice when it is known. */
export type BirthYears = { from: number; to: number }

/** What a person is found by besides names. Documents and phones as written; they are cleaned here. */
export type TokenFacts = {
  birthYears?: BirthYears
  documents?: readonly string[]
  phones?: readonly string[]
}

/**
 * d document, t phone (last 9 digits), wwy two words and birth year, ww two words, wy word and birth year, kk two
 * skeletons, pp two 3-letter beginnings, w one word, k one skeleton, p one beginning of 3 to 5 letters.
 */
export type TermKind = 'd' | 't' | 'wwy' | 'ww' | 'wy' | 'kk' | 'pp' | 'w' | 'k' | 'p'

/** A term to look up; `term` carries its kind as a prefix and is what goes into the blind index. */
export type QueryTerm = { kind: TermKind; term: string }

/** More words than this are a text, not a name; the rest is left out so that pairs stay few (28). */
const MOST_WORDS = 8
/** A wider span of birth years says too little to be worth a term for each. */
const WIDEST_YEARS = 7
const PREFIXES = [5, 4, 3] as const
const PAIR_ORDER: readonly TermKind[] = ['wwy', 'ww', 'wy', 'kk', 'pp']

/** The index terms of a person, each once. Placeholder names ("unknown", "номаалымсыз") give none. */
export function nameTokens(names: readonly NamePart[], facts: TokenFacts = {}): string[] {
  const words = distinctWords(names.map((name) => name.value))
  const terms = [
    ...(facts.documents ?? []).map(documentTerm),
    ...(facts.phones ?? []).map(phoneTerm),
    ...pairTerms(words),
    ...yearTerms(words, facts.birthYears),
    ...words.flatMap(wordTerms),
    ...words.flatMap((word) => PREFIXES.map((length) => prefixTerm(word, length))),
  ]
  return [...new Set(terms.flatMap((found) => (found ? [found.term] : [])))]
}

/**
 * The terms of a search typed into one line, most selective first, so that a store may stop at the first kinds
 * that found enough; terms with a year (wwy, wy) miss people whose age is unknown, so never stop at those alone.
 * Numbers in the line are read as a document, a phone or a year of birth.
 */
export function queryTokens(query: string, facts: TokenFacts = {}): QueryTerm[] {
  const numbers = readNumbers(query)
  const words = distinctWords([numbers.rest])
  const years = facts.birthYears ?? numbers.birthYears
  const terms = [
    ...[...numbers.documents, ...(facts.documents ?? [])].map(documentTerm),
    ...[...numbers.phones, ...(facts.phones ?? [])].map(phoneTerm),
    ...bySelectivity([...pairTerms(words), ...yearTerms(words, years)]),
    ...longestFirst(words).flatMap((word) => wordTerms(word).slice(0, 1)),
    ...longestFirst(words).flatMap((word) => wordTerms(word).slice(1)),
    ...PREFIXES.flatMap((length) => longestFirst(words).map((word) => prefixTerm(word, length))),
  ]
  const found = terms.filter((term) => term !== undefined)
  return [...new Map(found.map((term) => [term.term, term])).values()]
}

function bySelectivity(terms: readonly (QueryTerm | undefined)[]): (QueryTerm | undefined)[] {
  return PAIR_ORDER.flatMap((kind) => terms.filter((term) => term?.kind === kind))
}

/** Words of all names once each by stem; a hyphenated name counts as two words and as one (Нур-Султан, Нурсултан). */
function distinctWords(values: readonly string[]): NameWord[] {
  const words = values.flatMap((value) => {
    const folded = foldWords(value)
    if (holdNoName(folded)) return []
    const hyphenated = value.match(/\p{L}{2,}[-‐‑–]\p{L}{2,}/gu) ?? []
    const joined = hyphenated.flatMap((name) => foldWords(name.replace(/[-‐‑–]/g, '')))
    return [folded, joined].flatMap((list) => splitWords(list).words)
  })
  const real = words.filter((word) => !isPlaceholderWord(word.folded))
  return [...new Map(real.map((word) => [`${word.stem} ${word.folded}`, word])).values()].slice(0, MOST_WORDS)
}

function pairTerms(words: readonly NameWord[]): (QueryTerm | undefined)[] {
  return words.flatMap((one, index) =>
    words
      .slice(index + 1)
      .flatMap((other) => [
        pair('ww', one.stem, other.stem),
        pair('kk', skeleton(one.stem), skeleton(other.stem)),
        pair('pp', one.folded.slice(0, 3), other.folded.slice(0, 3)),
      ]),
  )
}

function yearTerms(words: readonly NameWord[], years: BirthYears | undefined): QueryTerm[] {
  if (!years || years.to - years.from >= WIDEST_YEARS || years.to < years.from) return []
  const span = Array.from({ length: years.to - years.from + 1 }, (_, index) => years.from + index)
  const single = longestFirst(words).filter((word) => word.stem.length > 1)
  const pairs = pairTerms(words).flatMap((term) =>
    term?.kind === 'ww' ? [term.term.slice('ww:'.length)] : [],
  )
  return span.flatMap((year) => [
    ...pairs.map((term) => ({ kind: 'wwy' as const, term: `wwy:${term}.${year}` })),
    ...single.map((word) => ({ kind: 'wy' as const, term: `wy:${word.stem}.${year}` })),
  ])
}

function wordTerms(word: NameWord): QueryTerm[] {
  if (word.stem.length < 2) return []
  const bones = skeleton(word.stem)
  const full: QueryTerm = { kind: 'w', term: `w:${word.stem}` }
  return bones.length < 2 ? [full] : [full, { kind: 'k', term: `k:${bones}` }]
}

function pair(kind: 'ww' | 'kk' | 'pp', one: string, other: string): QueryTerm | undefined {
  if (one.length < 2 || other.length < 2) return undefined
  return { kind, term: `${kind}:${[one, other].sort().join('.')}` }
}

function prefixTerm(word: NameWord, length: number): QueryTerm | undefined {
  return word.folded.length < length ? undefined : { kind: 'p', term: `p:${word.folded.slice(0, length)}` }
}

function documentTerm(value: string): QueryTerm | undefined {
  const folded = foldDocument(value)
  return folded === '' ? undefined : { kind: 'd', term: `d:${folded}` }
}

function phoneTerm(value: string): QueryTerm | undefined {
  const folded = foldPhone(value)
  return folded === '' ? undefined : { kind: 't', term: `t:${folded}` }
}

function longestFirst(words: readonly NameWord[]): NameWord[] {
  return [...words].sort((a, b) => b.stem.length - a.stem.length)
}
