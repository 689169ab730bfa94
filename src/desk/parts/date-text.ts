import type { PartialDate } from '../../cases/fields.ts'

/** A date as it stands in the three boxes; any may be empty. `unknown` is said, not left out. */
export interface DateText {
  day: string
  month: string
  year: string
  unknown: boolean
}

export const emptyDate: DateText = { day: '', month: '', year: '', unknown: false }

export type DateReading =
  | { date: PartialDate | null; problem: null }
  | { date: null; problem: 'year-needed' | 'day-without-month' | 'impossible-date' }

/** The boxes filled from a recorded date. */
export const dateTextOf = (date: PartialDate | null | undefined): DateText =>
  date
    ? { day: word(date.day), month: word(date.month), year: word(date.year), unknown: false }
    : { ...emptyDate }

const word = (number: number | undefined): string => (number === undefined ? '' : String(number))

/** What the boxes mean: a date, null when nothing is known or nothing was typed, or what is wrong with it. */
export const readDateText = (text: DateText): DateReading => {
  const [day, month, year] = [text.day.trim(), text.month.trim(), text.year.trim()]
  if (text.unknown || (day === '' && month === '' && year === '')) return { date: null, problem: null }
  if (![day, month, year].every((part) => /^\d{0,4}$/.test(part)))
    return { date: null, problem: 'impossible-date' }
  if (year === '') return { date: null, problem: 'year-needed' }
  if (day !== '' && month === '') return { date: null, problem: 'day-without-month' }
  const date = {
    year: Number(year),
    ...(month === '' ? {} : { month: Number(month) }),
    ...(day === '' ? {} : { day: Number(day) }),
  }
  return exists(date) ? { date, problem: null } : { date: null, problem: 'impossible-date' }
}

/** The same limits as the recorded value has (`cases/fields.ts`), without carrying zod into the first load. */
const exists = ({ year, month = 1, day = 1 }: PartialDate): boolean => {
  if (year < 1900 || year > 2100) return false
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/** Issues for a form's `check`: none when the boxes can be read. */
export const dateIssues = (path: string, text: DateText): { path: string; code: string }[] => {
  const { problem } = readDateText(text)
  return problem === null ? [] : [{ path, code: problem }]
}
