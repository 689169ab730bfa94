import type { CaseFile } from '../case-file.ts'
import type { Person } from '../platform/access/actor.ts'
import type { Trx } from '../platform/access/with-actor.ts'
import type { Services } from '../platform/http/route.ts'

/** An agency that may look at the case, or at the part of it a referral handed over, and until when. */
export interface WhoSees {
  agency: string
  /** Scope of `core.case_access`, or `referral` for who sees only what was handed over. */
  scope: string
  since: string
  /** Null = until somebody ends it. */
  until: string | null
}

/**
 * Who may see a case. An agency reads only its own grants, so this looks as the system; the caller has already
 * shown that the actor sees the case.
 */
export const listWhoSees = (
  trx: Trx,
  services: Services,
  actor: Person,
  caseId: string,
): Promise<WhoSees[]> =>
  services.access.asSystem(trx, actor, async () => [
    ...(await grants(trx, caseId)),
    ...(await receivers(trx, caseId)),
  ])

const grants = async (trx: Trx, caseId: string): Promise<WhoSees[]> => {
  const rows = await trx
    .selectFrom('core.case_access')
    .select(['agency_id', 'scope', 'since', 'until'])
    .where('case_id', '=', caseId)
    .where((eb) => eb.or([eb('until', 'is', null), eb('until', '>', new Date())]))
    .orderBy('since')
    .execute()
  return rows.map((row) => ({
    agency: row.agency_id,
    scope: row.scope,
    since: row.since.toISOString(),
    until: row.until?.toISOString() ?? null,
  }))
}

const receivers = async (trx: Trx, caseId: string): Promise<WhoSees[]> => {
  const rows = await trx
    .selectFrom('core.referral')
    .select(['to_agency', (eb) => eb.fn.min('sent_at').as('since')])
    .where('case_id', '=', caseId)
    .where('to_agency', 'is not', null)
    .where('status', 'not in', ['declined', 'withdrawn', 'reported', 'closed'])
    .groupBy('to_agency')
    .execute()
  return rows.map((row) => ({
    agency: row.to_agency as string,
    scope: 'referral',
    since: new Date(row.since).toISOString(),
    until: null,
  }))
}

/** Who led the case and who was in its team in a look back, as far as it had been recorded then. */
export const sawThen = ({ case: slice }: CaseFile): WhoSees[] => {
  const since = slice.openedAt ?? ''
  const lead =
    slice.leadAgency === null ? [] : [{ agency: slice.leadAgency, scope: 'lead', since, until: null }]
  return [...lead, ...slice.team.map(({ agency, scope, until }) => ({ agency, scope, since, until }))]
}
