import { type CaseFile, eventKinds } from '../case-file.ts'
import { may, type Permission } from '../directory/permissions.ts'
import { caseNext } from './rules.ts'

const leadOnly = new Set(['case.assigned', 'team.joined', 'team.left'])
const never = new Set(['case.registered'])

/**
 * Kinds of event this actor may try on the case now: their role carries the permission and the case is open (or
 * closed, for what follows closing). What a referral or a plan allows in detail is in those capabilities' own rules.
 */
export const allowedFor = (file: CaseFile, actor: { agency: string; roles: readonly string[] }): string[] =>
  [...eventKinds.values()]
    .filter(({ permission }) => permission !== 'system' && may(actor.roles, permission as Permission))
    .map(({ type }) => type)
    .filter((type) => !never.has(type) && fitsStatus(file, type))
    .filter((type) => !leadOnly.has(type) || file.case.leadAgency === actor.agency)

const fitsStatus = (file: CaseFile, type: string): boolean => {
  if (file.case.status === 'closed') return caseNext.closed.includes(type)
  return file.case.status === 'open' && type !== 'case.reopened'
}
