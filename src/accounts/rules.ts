import type { FieldProblem } from '../cases/kernel.ts'
import type { Role } from '../directory/permissions.ts'

/** Why a post may not be given; null when it may. The codes are message keys under `refusal.`. */
export type PostRefusal = 'own-account' | 'roles-apart'

/**
 * Whoever gives out rights gives none to themselves, and an account that gives them out holds no other: otherwise
 * one person alone could open a case and nobody would have agreed to it (security.md, corrupt insiders).
 * `held` are the roles of the account's running posts; `account` is null while it is only being made.
 */
export const refusePost = (given: {
  account: string | null
  by: string
  roles: readonly Role[]
  held: readonly Role[]
}): PostRefusal | null => {
  if (given.account === given.by) return 'own-account'
  const all = [...given.roles, ...given.held]
  return all.includes('administrator') && all.some((role) => role !== 'administrator') ? 'roles-apart' : null
}

/** A post ends in the future. `today` is the giver's calendar day. */
export const untilProblems = (until: string | null, today: string): FieldProblem[] =>
  until !== null && until <= today ? [{ path: 'until', code: 'not-in-the-future' }] : []
