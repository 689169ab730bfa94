import { type DateText, dateTextOf, emptyDate, readDateText } from '../../desk/parts/date-text.ts'

/** A whole day from the three boxes as ISO text; null when they are empty, a problem when they name no whole day. */
export const readWholeDay = (text: DateText): { day: string | null; problem: string | null } => {
  const { date, problem } = readDateText(text)
  if (problem) return { day: null, problem }
  if (!date) return { day: null, problem: null }
  if (date.month === undefined || date.day === undefined) return { day: null, problem: 'whole-day-needed' }
  const two = (part: number) => String(part).padStart(2, '0')
  return { day: `${date.year}-${two(date.month)}-${two(date.day)}`, problem: null }
}

/** The boxes filled from an ISO day. */
export const dayTextOf = (isoDay: string | null | undefined): DateText => {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(isoDay ?? '') ?? []
  if (year === undefined) return { ...emptyDate }
  return dateTextOf({ year: Number(year), month: Number(month), day: Number(day) })
}

/** Issues of a box that must hold a whole day, or may also stay empty. */
export const dayIssues = (path: string, text: DateText, { optional = false } = {}) => {
  const { day, problem } = readWholeDay(text)
  if (problem) return [{ path, code: problem }]
  return day === null && !optional ? [{ path, code: 'required' }] : []
}

/** Today where the reader is. */
export const today = (now = new Date()): string => {
  const two = (part: number) => String(part).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}
