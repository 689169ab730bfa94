/** What a list's columns hold, and its lines read as people; what cannot be read is named by line and column. */
import type { CellProblem, ColumnKind, ListedPerson, Mapping } from './model.ts'

/** From this probability on a line is taken for somebody on the agency's list; from the other on it may be. */
export const LINK_FROM = 0.99
export const MAYBE_FROM = 0.2

/** Headings as lists have them, folded to small letters, in the order in which they are tried. */
const HEADINGS: [ColumnKind, RegExp][] = [
  ['patronymic', /отчеств|атасынын аты|patronym|middle/],
  ['birth-date', /дата рожд|д\.?\s?р\.?$|туулган|birth|dob/],
  ['full', /ф\.?\s?и\.?\s?о|аты-жөн|аты жөн|full.?name|^name$|^имя и фамилия/],
  ['surname', /фамил|surname|last.?name|family/],
  ['given', /^имя|^аты|given|first.?name/],
  ['age', /возраст|жаш|^age/],
  ['sex', /^пол|жыныс|^sex|gender/],
  ['document', /паспорт|документ|инн|пин|passport|document|pin|национальный/],
  ['phone', /телефон|тел\.?|phone|mobile/],
]

/** Which column seems to hold what, by its heading; each column once. */
export const suggestMapping = (columns: readonly string[]): Mapping => {
  const mapping: Mapping = {}
  columns.forEach((heading, index) => {
    const text = heading.trim().toLowerCase()
    const kind = HEADINGS.find(([each, pattern]) => mapping[each] === undefined && pattern.test(text))?.[0]
    if (kind) mapping[kind] = index
  })
  return mapping
}

/** A table as read from a file: `line` is where the row begins in the file, from 1. */
export interface Table {
  columns: string[]
  rows: { line: number; cells: string[] }[]
}

/** Reads a date of birth, or null; the country's way of writing days is the reader's matter. */
export type ReadDate = (text: string) => { year: number; month: number | null; day: number | null } | null

const SEXES: Record<string, 'female' | 'male'> = {}
for (const word of ['ж', 'жен', 'женский', 'женщина', 'f', 'female', 'woman', 'аял', 'кыз'])
  SEXES[word] = 'female'
for (const word of ['м', 'муж', 'мужской', 'мужчина', 'm', 'male', 'man', 'эркек', 'бала'])
  SEXES[word] = 'male'

const MOST_LETTERS = { name: 200, document: 80, phone: 120 }
const OLDEST = 120

/** Every line as a person, and what is wrong; a line with a problem is not among the people. */
export const readPeople = (
  table: Table,
  mapping: Mapping,
  readDate: ReadDate,
  thisYear: number,
): { people: ListedPerson[]; problems: CellProblem[] } => {
  const people: ListedPerson[] = []
  const problems: CellProblem[] = []
  for (const row of table.rows) {
    const before = problems.length
    const wrong = (kind: ColumnKind | null, code: string) =>
      problems.push({ line: row.line, column: kind && (table.columns[mapping[kind]!] ?? null), code })
    if (row.cells.length > table.columns.length) wrong(null, 'more-cells-than-columns')
    const person = readPerson(row, mapping, { readDate, thisYear, wrong })
    if (problems.length === before) people.push(person)
  }
  return { people, problems }
}

interface Reading {
  readDate: ReadDate
  thisYear: number
  wrong: (kind: ColumnKind | null, code: string) => void
}

const readPerson = (
  row: Table['rows'][number],
  mapping: Mapping,
  { readDate, thisYear, wrong }: Reading,
): ListedPerson => {
  const text = (kind: ColumnKind) => {
    const index = mapping[kind]
    return index === undefined ? '' : (row.cells[index] ?? '').trim()
  }
  const short = (kind: ColumnKind, most: number) => {
    if (text(kind).length > most) wrong(kind, 'too-long')
    return text(kind)
  }
  const names = (['surname', 'given', 'patronymic', 'full'] as const).flatMap((part) => {
    const value = short(part, MOST_LETTERS.name)
    return value === '' ? [] : [{ part, value }]
  })
  if (names.length === 0) wrong(null, 'no-name')
  return {
    line: row.line,
    names,
    birthDate: birthDateOf(text('birth-date'), readDate, thisYear, wrong),
    age: ageOf(text('age'), wrong),
    sex: sexOf(text('sex'), wrong),
    document: short('document', MOST_LETTERS.document) || null,
    phone: short('phone', MOST_LETTERS.phone) || null,
  }
}

const birthDateOf = (text: string, readDate: ReadDate, thisYear: number, wrong: Reading['wrong']) => {
  if (text === '') return null
  const read = readDate(text)
  if (!read) wrong('birth-date', 'unreadable-date')
  else if (read.year > thisYear || read.year < 1900) wrong('birth-date', 'impossible-date')
  else
    return {
      year: read.year,
      ...(read.month ? { month: read.month } : {}),
      ...(read.month && read.day ? { day: read.day } : {}),
    }
  return null
}

const ageOf = (text: string, wrong: Reading['wrong']): number | null => {
  if (text === '') return null
  const age = /^\d{1,3}$/.test(text) ? Number(text) : null
  if (age !== null && age <= OLDEST) return age
  wrong('age', 'not-an-age')
  return null
}

const sexOf = (text: string, wrong: Reading['wrong']): ListedPerson['sex'] => {
  const word = text.toLowerCase().replace(/\.$/, '')
  if (word === '') return 'unknown'
  const sex = Object.hasOwn(SEXES, word) ? SEXES[word] : undefined
  if (!sex) wrong('sex', 'unknown-sex')
  return sex ?? 'unknown'
}
