import { type DateText, readDateText } from '../../desk/parts/date-text.ts'

/** The day in the boxes as ISO text, or null when they are empty: then the day of recording counts. */
export const dayOf = (text: DateText): string | null => {
  const { date } = readDateText(text)
  if (!date?.month || !date.day) return null
  const two = (part: number) => String(part).padStart(2, '0')
  return `${date.year}-${two(date.month)}-${two(date.day)}`
}

/** A decision is made on a day: a month alone is not one. */
export const dayIssues = (path: string, text: DateText) => {
  const { date, problem } = readDateText(text)
  if (problem) return [{ path, code: problem }]
  return date && dayOf(text) === null ? [{ path, code: 'whole-day-needed' }] : []
}
