/**
 * What a record is made of before it is hashed: small pieces (pairs of letters, parts of a date) of which two records
 * of one person have most in common even when they are spelt or typed differently. Names are folded first, so that
 * scripts and romanizations meet.
 */
import { splitWords } from '../people/fold-name.ts'
import { foldDocument, foldPhone } from '../people/fold-number.ts'
import { foldWords } from '../people/fold-words.ts'
import { holdNoName, isCodeName } from '../people/placeholder-names.ts'
import type { Feature, FieldType } from './model.ts'

/** The pieces of a record by feature; a feature without a value is not there. */
export type Pieces = Map<Feature, string[]>

/** A value of a column and what the column holds. */
export type Value = { type: FieldType; text: string }

const NAMES: Partial<Record<FieldType, Feature | null>> = {
  'given-name': 'given',
  surname: 'surname',
  patronymic: 'patronymic',
  'full-name': null,
}
/** An age is often off by some years: years within this distance share pieces. */
const YEARS = 3

/** The pieces of a record; empty when it holds no name, because such a record would meet all others without one. */
export function piecesOf(values: readonly Value[]): Pieces {
  const pieces: Pieces = new Map()
  const put = (feature: Feature, found: readonly string[]) => {
    const all = [...new Set([...(pieces.get(feature) ?? []), ...found])]
    if (all.length > 0) pieces.set(feature, all)
  }
  for (const { type, text } of values) {
    const own = NAMES[type]
    if (own !== undefined) {
      const pairs = wordsOf(text).flatMap(letterPairs)
      if (own) put(own, pairs)
      put('names', pairs)
    } else putOther(put, type, text.trim())
  }
  return pieces.has('names') ? pieces : new Map()
}

function putOther(
  put: (feature: Feature, found: readonly string[]) => void,
  type: FieldType,
  text: string,
): void {
  if (text === '') return
  if (type === 'date') {
    const date = readDate(text)
    put('date', date ? datePieces(date) : [])
    put('year', date ? yearPieces(date[0]) : [])
  } else if (type === 'year') put('year', /^\d{4}$/.test(text) ? yearPieces(Number(text)) : [])
  else if (type === 'sex') put('sex', [foldWords(text).join('').slice(0, 1)])
  else if (type === 'national-id') put('national-id', digitPairs(foldDocument(text)))
  else if (type === 'phone') put('phone', digitPairs(foldPhone(text)))
  else if (type === 'email') put('email', letterPairs(text.toLowerCase()))
  else if (type === 'postcode') put('postcode', digitPairs(text.toLowerCase().replace(/\s/g, '')))
  else if (type === 'address') put('address', foldWords(text).flatMap(letterPairs))
  else put('place', [foldWords(text).join(' ')])
}

/** The stems of a name's words: without patronymic and surname endings, without what only says that there is no name. */
function wordsOf(text: string): string[] {
  const folded = foldWords(text)
  if (holdNoName(folded) || isCodeName(folded)) return []
  return splitWords(folded).words.map(({ stem }) => stem)
}

/** asan → _a as sa an n_ */
export function letterPairs(word: string): string[] {
  const padded = `_${word}_`
  return Array.from({ length: padded.length - 1 }, (_, place) => padded.slice(place, place + 2))
}

/** Pairs of neighboring signs with their place, so that the same digits elsewhere do not count. */
function digitPairs(text: string): string[] {
  return Array.from(
    { length: Math.max(0, text.length - 1) },
    (_, place) => `${place}:${text.slice(place, place + 2)}`,
  )
}

/** Year, month and day, alone and by two, and day with month in either order: one wrong part leaves half. */
function datePieces([year, month, day]: readonly [number, number, number]): string[] {
  // The first of January stands for "only the year is known".
  if (month === 1 && day === 1) return []
  const either = [month, day].sort((one, other) => one - other).join('~')
  return [
    `y${year}`,
    `m${month}`,
    `d${day}`,
    `ym${year}.${month}`,
    `yd${year}.${day}`,
    `md${month}.${day}`,
    `e${either}`,
  ]
}

function yearPieces(year: number): string[] {
  return Array.from({ length: 2 * YEARS + 1 }, (_, place) => `${year - YEARS + place}`)
}

const DATES = [/^(\d{4})-?(\d{2})-?(\d{2})$/, /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/]

/** 1987-05-12, 19870512, 12.05.1987 or 12/05/1987; undefined when it is none of these or no day. */
function readDate(text: string): [number, number, number] | undefined {
  const iso = DATES[0]!.exec(text)
  const dotted = DATES[1]!.exec(text)
  const parts = (iso ? iso.slice(1) : dotted ? [dotted[3], dotted[2], dotted[1]] : []).map(Number)
  const [year, month, day] = parts
  if (year === undefined || month === undefined || day === undefined) return undefined
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 ? [year, month, day] : undefined
}
