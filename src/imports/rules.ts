/** What a row of a list says of a person, which rows cannot be read, and what is advised for the others. Pure. */
import type { Age } from '../cases/fields.ts'
import { agreedTo } from '../contributions/rules.ts'
import { REVIEW_FROM } from '../duplicates/model.ts'
import type { ColumnKind, ListProblem, RowValues, Sheet } from './model.ts'
import { agesOf, type Birth, readAge, readBirthDate, readBirthYear } from './read-birth.ts'

export type Sex = 'female' | 'male' | 'other' | 'unknown'

/** A row, read. `names` by their kind in the vocabulary `identity-name-kind`. */
export interface ReadRow {
  names: { part: 'full' | 'given' | 'surname' | 'patronymic'; value: string }[]
  birth: Birth | null
  age: Age | null
  sex: Sex
  documents: string[]
  phones: string[]
  address: string | null
}

const NAME_PARTS = {
  'full-name': 'full',
  'given-name': 'given',
  surname: 'surname',
  patronymic: 'patronymic',
} as const

const SEXES: readonly (readonly [Sex, readonly string[]])[] = [
  ['female', ['ж', 'жен', 'женский', 'аял', 'кыз', 'f', 'female', 'woman', 'girl', 'ayol']],
  ['male', ['м', 'муж', 'мужской', 'эркек', 'бала', 'm', 'male', 'man', 'boy', 'erkak']],
  ['other', ['другой', 'башка', 'other']],
  ['unknown', ['неизвестно', 'белгисиз', 'unknown', '?', '-', 'н/д']],
]
/** The longest values the identity of a person takes (people/model.ts). */
const LONGEST: Partial<Record<ColumnKind, number>> = { document: 80, phone: 120, address: 400 }
const LONGEST_NAME = 200

export const valuesOfRow = (cells: readonly string[], kinds: readonly ColumnKind[]): RowValues => {
  const values: RowValues = {}
  kinds.forEach((kind, index) => {
    const cell = cells[index]?.trim() ?? ''
    // A list that asks about consent has an answer of everybody: an empty cell is a no.
    if (kind === 'consent' || (kind !== 'nothing' && cell !== '')) values[kind] = cell
  })
  return values
}

/** Reads one row on `today` (ISO), or says which of its columns cannot be read and why. */
export const readRow = (
  values: RowValues,
  today: string,
): { row: ReadRow } | { problems: { kind: ColumnKind | null; code: string }[] } => {
  const problems: { kind: ColumnKind | null; code: string }[] = tooLong(values)
  const said = <T>(kind: ColumnKind, read: (text: string) => T | null, code: string): T | null => {
    const text = values[kind]
    if (text === undefined) return null
    const value = read(text)
    if (value === null) problems.push({ kind, code })
    return value
  }
  const names = namesOf(values)
  if (names.length === 0) problems.push({ kind: null, code: 'no-name' })
  const date = said('birth-date', (text) => readBirthDate(text, today), 'not-a-date')
  const year = said('birth-year', (text) => readBirthYear(text, today), 'not-a-year')
  if (date && year && date.year !== year.year) problems.push({ kind: 'birth-year', code: 'years-differ' })
  const years = said('age', readAge, 'not-an-age')
  const sex = said('sex', readSex, 'not-a-sex')
  said('consent', (text) => (agreedTo(text) === 'identity' ? text : null), 'consent-narrower')
  if (problems.length > 0) return { problems }
  const birth = date ?? year
  return {
    row: {
      names,
      birth,
      age: birth ? ageAt(birth, today) : years === null ? null : { kind: 'years', years },
      sex: sex ?? 'unknown',
      documents: values.document === undefined ? [] : [values.document],
      phones: values.phone === undefined ? [] : [values.phone],
      address: values.address ?? null,
    },
  }
}

const namesOf = (values: RowValues): ReadRow['names'] =>
  Object.entries(NAME_PARTS).flatMap(([kind, part]) => {
    const value = values[kind as ColumnKind]
    return value !== undefined && /\p{L}/u.test(value) ? [{ part, value }] : []
  })

const readSex = (text: string): Sex | null => {
  const plain = text.trim().toLowerCase().replace(/\.$/, '')
  return SEXES.find(([, words]) => words.includes(plain))?.[0] ?? null
}

const ageAt = (birth: Birth, today: string): Age => {
  const { from, to } = agesOf(birth, today)
  return from === to ? { kind: 'years', years: from } : { kind: 'range', from, to }
}

const tooLong = (values: RowValues) =>
  Object.entries(values).flatMap(([kind, value]) =>
    value.length > (LONGEST[kind as ColumnKind] ?? LONGEST_NAME)
      ? [{ kind: kind as ColumnKind, code: 'too-long' }]
      : [],
  )

/** Every mistake of a list under a mapping of its columns, by line and column. */
export const problemsOfSheet = (
  sheet: Pick<Sheet, 'columns' | 'rows'>,
  kinds: readonly ColumnKind[],
  today: string,
): ListProblem[] =>
  sheet.rows.flatMap(({ line, cells }) => {
    if (cells.length > sheet.columns.length) return [{ line, column: null, code: 'too-many-cells' }]
    const read = readRow(valuesOfRow(cells, kinds), today)
    if ('row' in read) return []
    return read.problems.map(({ kind, code }) => ({
      line,
      column: kind === null ? null : (sheet.columns[kinds.indexOf(kind)] ?? null),
      code,
    }))
  })

/** A kind said of two columns: which of them counts cannot be known. */
export const repeatedKinds = (kinds: readonly ColumnKind[]): ColumnKind[] => [
  ...new Set(kinds.filter((kind, index) => kind !== 'nothing' && kinds.indexOf(kind) !== index)),
]

/** For each line that says the same as an earlier one, that earlier line. */
export const repeatedLines = (rows: readonly { line: number; values: RowValues }[]): Map<number, number> => {
  const first = new Map<string, number>()
  const repeats = new Map<number, number>()
  for (const { line, values } of rows) {
    const said = Object.entries(values)
      .map(([kind, value]) => `${kind}=${value.toLowerCase().replace(/\s+/g, ' ')}`)
      .sort()
      .join('|')
    const earlier = first.get(said)
    if (earlier === undefined) first.set(said, line)
    else repeats.set(line, earlier)
  }
  return repeats
}

export type Advice = 'create' | 'link' | 'review'

/** From this probability on one person may be taken for the row's own unless somebody says otherwise. */
const SURE_FROM = 0.95
/** A list that says part of a name makes nothing probable; a likeness from here on is worth a look all the same. */
const LIKE_FROM = 0.8

/** A name and a birth are shared by many, and a wrong link loses a person: a number has to agree as well. */
const NUMBERS: readonly string[] = ['people-match.same-document', 'people-match.same-phone']

export interface LikePerson {
  probability: number
  score: number
  reasons: readonly { key: string }[]
}

/** What is advised for a row by the people it may be. Only one sure person is proposed without asking. */
export const adviseRow = (people: readonly LikePerson[]): Advice => {
  const sure = people.filter(({ probability }) => probability >= SURE_FROM)
  if (sure.length === 1 && sure[0]!.reasons.some(({ key }) => NUMBERS.includes(key))) return 'link'
  const like = people.some(({ probability, score }) => probability >= REVIEW_FROM || score >= LIKE_FROM)
  return like ? 'review' : 'create'
}

/** The line a search before create takes: names, then numbers. */
export const queryOf = (row: ReadRow): string =>
  [...row.names.map((name) => name.value), ...row.documents, ...row.phones].join(' ').slice(0, 200)
