import { earliest } from '../../cases/fields.ts'
import { type DateText, dateIssues, emptyDate, readDateText } from '../../desk/parts/date-text.ts'
import type { Role } from '../../directory/permissions.ts'
import type { NewPost } from '../model.ts'

export interface PostValues {
  agency: string
  roles: Role[]
  district: string
  until: DateText
}

export const noPost = (): PostValues => ({ agency: '', roles: [], district: '', until: { ...emptyDate } })

/** The post as the server takes it; what is left empty is not limited. */
export const postOf = ({ agency, roles, district, until }: PostValues): NewPost => {
  const { date } = readDateText(until)
  return { agency, roles, district: district === '' ? null : district, until: date ? earliest(date) : null }
}

export const postIssues = ({ agency, roles, until }: PostValues): { path: string; code: string }[] => [
  ...(agency === '' ? [{ path: 'agency', code: 'required' }] : []),
  ...(roles.length === 0 ? [{ path: 'roles', code: 'required' }] : []),
  ...dateIssues('until', until),
  ...(readDateText(until).date?.day === undefined && until.year !== ''
    ? [{ path: 'until', code: 'impossible-date' }]
    : []),
]
