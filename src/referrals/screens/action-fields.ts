import { type DateText, emptyDate, readDateText } from '../../desk/parts/date-text.ts'

/** One question of an answer to a referral. `data` is the name of the field in the event. */
export type ActionField =
  | { data: string; kind: 'choice'; vocabulary: string }
  | { data: string; kind: 'day'; optional?: true; startsToday?: true }
  | { data: string; kind: 'text'; optional?: true; limit: number }

const note: ActionField = { data: 'note', kind: 'text', optional: true, limit: 1000 }

/** What each event about a referral asks; the same list makes the form, its check and its data. */
export const actionFields: Record<string, ActionField[]> = {
  'referral.accepted': [{ data: 'expectedOn', kind: 'day', optional: true }, note],
  'referral.declined': [{ data: 'reason', kind: 'choice', vocabulary: 'decline-reason' }, note],
  'referral.info-requested': [{ data: 'question', kind: 'text', limit: 1000 }],
  'referral.info-given': [{ data: 'answer', kind: 'text', limit: 2000 }],
  'referral.delivered': [
    { data: 'delivery', kind: 'choice', vocabulary: 'service-delivery' },
    { data: 'on', kind: 'day', startsToday: true },
    note,
  ],
  'referral.reported': [
    { data: 'outcome', kind: 'choice', vocabulary: 'referral-outcome' },
    { data: 'report', kind: 'text', optional: true, limit: 4000 },
  ],
  'referral.report-read': [],
  'referral.withdrawn': [{ data: 'reason', kind: 'choice', vocabulary: 'withdrawal-reason' }, note],
}

export type ActionValues = Record<string, string | DateText>

/** Empty answers; the day something was given begins as today. */
export const initialValues = (fields: ActionField[], now: Date): ActionValues =>
  Object.fromEntries(
    fields.map((field) => [
      field.data,
      field.kind !== 'day' ? '' : field.startsToday ? dayText(now) : emptyDate,
    ]),
  )

const dayText = (now: Date): DateText => ({
  day: String(now.getDate()),
  month: String(now.getMonth() + 1),
  year: String(now.getFullYear()),
  unknown: false,
})

/** What is missing or cannot be read, for a form's `check`. */
export const actionIssues = (fields: ActionField[], values: ActionValues): { path: string; code: string }[] =>
  fields.flatMap((field) => {
    const value = values[field.data]
    const optional = 'optional' in field && field.optional === true
    if (field.kind !== 'day') {
      const given = typeof value === 'string' ? value.trim() : ''
      if (given === '') return optional ? [] : [{ path: field.data, code: 'required' }]
      return []
    }
    const day = wholeDay(value as DateText)
    if (day === undefined) return [{ path: field.data, code: 'whole-day-needed' }]
    return day === null && !optional ? [{ path: field.data, code: 'required' }] : []
  })

/** The event's data from answers without issues; what was left empty is left out. */
export const actionData = (fields: ActionField[], values: ActionValues): Record<string, string> =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const value = values[field.data]
      const given = typeof value === 'string' ? value.trim() : value ? (wholeDay(value) ?? '') : ''
      return given === '' ? [] : [[field.data, given]]
    }),
  )

/** ISO day; null when the boxes are empty, undefined when they name no whole day. */
const wholeDay = (text: DateText): string | null | undefined => {
  const { date, problem } = readDateText(text)
  if (problem) return undefined
  if (!date) return null
  if (date.month === undefined || date.day === undefined) return undefined
  return `${date.year}-${String(date.month).padStart(2, '0')}-${String(date.day).padStart(2, '0')}`
}
