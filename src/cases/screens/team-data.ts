import { type DateText, dateIssues, readDateText } from '../../desk/parts/date-text.ts'
import { earliest } from '../fields.ts'

export type TeamAct = 'join' | 'assign' | 'leave'

export interface TeamValues {
  act: TeamAct | ''
  agency: string
  scope: 'identify' | 'team' | 'commission' | ''
  until: DateText
  note: string
}

const events = { join: 'team.joined', assign: 'case.assigned', leave: 'team.left' } as const

/** The event that the form says; `until` ends with its day where its author is. */
export const teamEvent = (values: TeamValues): { type: string; data: object } | null => {
  if (values.act === '') return null
  const type = events[values.act]
  const { agency } = values
  const note = values.note.trim()
  if (values.act === 'leave') return { type, data: { agency } }
  if (values.act === 'assign') return { type, data: { agency, ...(note === '' ? {} : { note }) } }
  const { date } = readDateText(values.until)
  const until = date ? new Date(`${earliest(date)}T23:59:59`).toISOString() : null
  return { type, data: { agency, scope: values.scope, ...(until === null ? {} : { until }) } }
}

export const teamIssues = (values: TeamValues, now: Date): { path: string; code: string }[] => {
  if (values.act === '') return [{ path: 'act', code: 'required' }]
  const issues = values.agency === '' ? [{ path: 'agency', code: 'required' }] : []
  if (values.act !== 'join') return issues
  if (values.scope === '') issues.push({ path: 'scope', code: 'required' })
  return [...issues, ...untilIssues(values.until, now)]
}

const untilIssues = (text: DateText, now: Date): { path: string; code: string }[] => {
  const wrong = dateIssues('until', text)
  const { date } = readDateText(text)
  if (wrong.length > 0 || date === null) return wrong
  if (date.day === undefined) return [{ path: 'until', code: 'required' }]
  return new Date(`${earliest(date)}T23:59:59`) <= now ? [{ path: 'until', code: 'not-in-the-future' }] : []
}
