import { foldName, skeleton, splitWords, stemSurname } from '../people/fold-name.ts'
import { foldDocument } from '../people/fold-number.ts'
import { foldWords } from '../people/fold-words.ts'
import { holdNoName, isCodeName, isPlaceholderWord } from '../people/placeholder-names.ts'
import { nameGroup, petStem } from './diminutives.ts'
import { wordBits } from './likeness.ts'
import type { FieldType, Parts } from './model.ts'
import { type DateHints, readDate } from './read-date.ts'

/** What a value needs besides itself to be read. `firstOfJanuary`: that day is so common that it says only the year. */
export type PartHints = DateHints & { firstOfJanuary?: boolean }

/** Digits in a row are typed where a number is required and not known. */
const SEQUENCE = /^0?123456789?0?$/

/** Of a surname that says "son of" or "daughter of". */
export const OF_FATHER = 'father'

type Fold = (raw: string, hints: PartHints) => Parts | null

const PHONE_LETTERS = 9
const MOST_WORDS = 4
const SEXES: ReadonlyMap<string, string> = new Map([
  ...[
    'f',
    'female',
    'w',
    'woman',
    'girl',
    'ж',
    'жен',
    'женский',
    'женщина',
    'девочка',
    'аял',
    'кыз',
    'ayol',
    'аёл',
    'қиз',
  ].map((word) => [word, 'f'] as const),
  ...[
    'm',
    'male',
    'man',
    'boy',
    'м',
    'муж',
    'мужской',
    'мужчина',
    'мальчик',
    'эркек',
    'бала',
    'erkak',
    'эркак',
    'э',
  ].map((word) => [word, 'm'] as const),
  ['1', 'm'],
  ['2', 'f'],
])

/** What stands in a cell when nothing is known, besides what stands for a missing name. */
const NOTHING =
  /^(?:[-–—.?*_/\\\s]*|n\/?a|nan|null|none|nil|unknown|unk|undefined|нет|жок|йўқ|yo'q|неизв\.?|неизвестно|неизвестен|не указан[оа]?|белгисиз|нет данных|н\/д)$/iu

const given: Fold = (raw) => {
  const folded = nameWords(raw)
  if (!folded) return null
  const words = splitWords(folded).words.map((word) => word.folded)
  const k = words.join(' ')
  return { k, d: nameGroup(words[0]!), s: skeleton(words[0]!), h: petStem(words[0]!) }
}

const surname: Fold = (raw) => {
  const folded = nameWords(raw)
  if (!folded) return null
  const { words, particles } = splitWords(folded)
  const t = words.map((word) => word.stem).join(' ')
  const o = particles.length > 0 ? OF_FATHER : null
  return { k: words.map((word) => word.folded).join(' '), t, s: skeleton(t), o }
}

const patronymic: Fold = (raw) => {
  const folded = nameWords(raw)
  if (!folded) return null
  const t = splitWords(folded)
    .words.map((word) => stemSurname(word.folded))
    .join(' ')
  return { t, s: skeleton(t) }
}

const fullName: Fold = (raw) => {
  const folded = nameWords(raw)
  if (!folded) return null
  const words = splitWords(folded).words.filter((word) => !isPlaceholderWord(word.folded))
  const stems = [...new Set(words.map((word) => word.stem))].sort().slice(0, MOST_WORDS)
  if (stems.length === 0) return null
  const pairs = stems.flatMap((one, i) => stems.slice(i + 1).map((other) => `${one} ${other}`))
  return {
    r: words
      .map((word) => word.folded)
      .sort()
      .join(' '),
    k: stems.join(' '),
    w1: stems[0]!,
    w2: stems[1] ?? null,
    w3: stems[2] ?? null,
    w4: stems[3] ?? null,
    ww: pairs.length > 0 ? pairs : stems,
    s: [...new Set(stems.map(skeleton))].sort().join(' '),
  }
}

const date: Fold = (raw, hints) => {
  const read = readDate(raw, hints)
  if (!read) return null
  const { year, month, day } = read
  const onlyYear = month === null || (hints.firstOfJanuary === true && month === 1 && day === 1)
  if (onlyYear) return { y: year, x: null, z: null, ym: null, md: null, yd: null }
  const two = (n: number) => String(n).padStart(2, '0')
  const known = day !== null
  return {
    y: year,
    x: known ? `${year}${two(month)}${two(day)}` : null,
    z: known && day <= 12 ? `${year}${two(day)}${two(month)}` : null,
    ym: `${year}${two(month)}`,
    md: known ? `${two(month)}${two(day)}` : null,
    yd: known ? `${year}.${two(day)}` : null,
  }
}

const year: Fold = (raw, hints) => {
  const read = readDate(raw, hints)
  if (read) return { y: read.year, n: null }
  // Ages without a year they were told in still compare with each other, as years before an unnamed one.
  return /^\d{1,3}$/.test(raw) && Number(raw) <= 120 && !hints.asOf ? { y: -Number(raw), n: null } : null
}

const sex: Fold = (raw) => {
  const k = SEXES.get(raw.toLowerCase().replace(/\.$/, ''))
  return k ? { k } : null
}

const nationalId: Fold = (raw) => {
  const k = foldDocument(raw)
  return k.length < 4 || /^(.)\1*$/.test(k) || SEQUENCE.test(k) ? null : { k: ascii(k) }
}

const phone: Fold = (raw) => {
  const digits = raw.normalize('NFKC').replace(/\D/g, '')
  const k = digits.slice(-PHONE_LETTERS)
  return k.length < 5 || /^(.)\1*$/.test(k) || SEQUENCE.test(k) ? null : { k }
}

const email: Fold = (raw) => {
  const k = ascii(raw.toLowerCase().replace(/\s/g, ''))
  const l = k.split('@')[0]!
  return l === '' ? null : { k, l }
}

const postcode: Fold = (raw) => {
  const k = ascii(raw.toUpperCase().replace(/[^\p{L}\p{N}]/gu, ''))
  return k === '' || /^0+$/.test(k) ? null : { k, p: k.slice(0, Math.max(1, Math.ceil(k.length / 2))) }
}

const words: Fold = (raw) => {
  const all = foldWords(raw)
  if (all.length === 0) return null
  const k = all.join(' ')
  const [h1, h2] = wordBits(all)
  return { k, h1, h2, s: k.replaceAll(' ', '').slice(0, 6) }
}

const category: Fold = (raw) => {
  const k = foldWords(raw).join(' ')
  return k === '' ? null : { k }
}

const FOLDS: Record<FieldType, Fold> = {
  'given-name': given,
  surname,
  patronymic,
  'full-name': fullName,
  date,
  year,
  sex,
  'national-id': nationalId,
  phone,
  email,
  postcode,
  place: words,
  address: words,
  category,
  text: words,
}

/** The parts each type has, and what they are in SQL. */
export const PART_TYPES: Record<FieldType, Readonly<Record<string, 'VARCHAR' | 'INTEGER' | 'VARCHAR[]'>>> = {
  'given-name': { k: 'VARCHAR', d: 'VARCHAR', s: 'VARCHAR', h: 'VARCHAR' },
  surname: { k: 'VARCHAR', t: 'VARCHAR', s: 'VARCHAR', o: 'VARCHAR' },
  patronymic: { t: 'VARCHAR', s: 'VARCHAR' },
  'full-name': {
    r: 'VARCHAR',
    k: 'VARCHAR',
    w1: 'VARCHAR',
    w2: 'VARCHAR',
    w3: 'VARCHAR',
    w4: 'VARCHAR',
    ww: 'VARCHAR[]',
    s: 'VARCHAR',
  },
  date: { y: 'INTEGER', x: 'VARCHAR', z: 'VARCHAR', ym: 'VARCHAR', md: 'VARCHAR', yd: 'VARCHAR' },
  year: { y: 'INTEGER', n: 'VARCHAR' },
  sex: { k: 'VARCHAR' },
  'national-id': { k: 'VARCHAR' },
  phone: { k: 'VARCHAR' },
  email: { k: 'VARCHAR', l: 'VARCHAR' },
  postcode: { k: 'VARCHAR', p: 'VARCHAR' },
  place: { k: 'VARCHAR', h1: 'INTEGER', h2: 'INTEGER', s: 'VARCHAR' },
  address: { k: 'VARCHAR', h1: 'INTEGER', h2: 'INTEGER', s: 'VARCHAR' },
  category: { k: 'VARCHAR' },
  text: { k: 'VARCHAR', h1: 'INTEGER', h2: 'INTEGER', s: 'VARCHAR' },
}

/** Folds one value. Null when it says nothing: empty, a placeholder, or not readable as its type. */
export function foldParts(type: FieldType, raw: string | null, hints: PartHints = {}): Parts | null {
  const plain = raw?.normalize('NFKC').trim() ?? ''
  if (plain === '' || NOTHING.test(plain)) return null
  return FOLDS[type](plain, hints)
}

/** The folded words of a name; null for placeholders and for code names, which tell people apart in one file only. */
function nameWords(raw: string): string[] | null {
  const folded = foldWords(raw)
  return folded.length === 0 || holdNoName(folded) || isCodeName(folded) ? null : folded
}

function ascii(text: string): string {
  return /^[\x20-\x7e]*$/.test(text)
    ? text
    : Array.from(text, (char) => (char <= '~' ? char : foldName(char) || `~${char.codePointAt(0)}`)).join('')
}
