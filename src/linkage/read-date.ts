/** A date as far as it is known; a month without a day, or a year alone, is a date too. */
export type DateRead = { year: number; month: number | null; day: number | null }

/** How to read what the text alone does not say. `asOf`: the year ages were told in. */
export type DateHints = { monthFirst?: boolean; asOf?: number | null }

const OLDEST = 120
const EARLIEST_YEAR = 1850
const LATEST_YEAR = 2100

const FORMS: readonly [RegExp, (parts: number[], hints: DateHints) => [number, number, number]][] = [
  [/^(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?:[T ].*)?$/, ([y, m, d]) => [y!, m!, d!]],
  [/^(\d{4})(\d{2})(\d{2})$/, ([y, m, d]) => [y!, m!, d!]],
  [/^(\d{1,2})[-./ ](\d{1,2})[-./ ](\d{4})(?:[ г.]*|[T ].*)$/, localForm],
  [/^(\d{4})[-./](\d{1,2})$/, ([y, m]) => [y!, m!, 0]],
  [/^(\d{1,2})[-./](\d{4})$/, ([m, y]) => [y!, m!, 0]],
  [/^(\d{4})(?:[ г.]*|-?[xX?]{2}-?[xX?]{2})$/, ([y]) => [y!, 0, 0]],
]

function localForm([first, second, year]: number[], hints: DateHints): [number, number, number] {
  const monthFirst = hints.monthFirst ? first! <= 12 : second! > 12
  return monthFirst ? [year!, first!, second!] : [year!, second!, first!]
}

/**
 * Reads a date of birth: 2001-05-07, 20010507, 07.05.2001, 7/5/2001, 2001-05, 2001, 2001-00-00, or an age in
 * completed years when `asOf` is known. Null when it is none of these or no day of the calendar.
 */
export function readDate(text: string, hints: DateHints = {}): DateRead | null {
  const plain = text.trim()
  const form = FORMS.map(([pattern, read]) => {
    const found = pattern.exec(plain)
    return found ? read(found.slice(1).map(Number), hints) : null
  }).find((found) => found !== null)
  if (form) return check(...form)
  const age = /^\d{1,3}$/.test(plain) ? Number(plain) : null
  if (age === null || age > OLDEST || !hints.asOf) return null
  return { year: hints.asOf - age, month: null, day: null }
}

function check(year: number, month: number, day: number): DateRead | null {
  if (year < EARLIEST_YEAR || year > LATEST_YEAR || month > 12) return null
  if (month === 0) return { year, month: null, day: null }
  if (day === 0) return { year, month, day: null }
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return day > days ? null : { year, month, day }
}
