import { sql } from 'kysely'
import type { CaseFile } from '../case-file.ts'
import type { Trx } from '../platform/access/with-actor.ts'

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
 * Who may see a case. An agency reads only its own grants, so the database answers as its owner, and only to whoever
 * sees the case (`access.who_sees`).
 */
export const listWhoSees = async (trx: Trx, caseId: string): Promise<WhoSees[]> => {
  const { rows } = await sql<WhoSeesRow>`
    select agency_id, scope, since, until from access.who_sees(${caseId}::uuid)`.execute(trx)
  return rows.map((row) => ({
    agency: row.agency_id,
    scope: row.scope,
    since: new Date(row.since).toISOString(),
    until: row.until === null ? null : new Date(row.until).toISOString(),
  }))
}

interface WhoSeesRow {
  agency_id: string
  scope: string
  since: Date
  until: Date | null
}

/** Who led the case and who was in its team in a look back, as far as it had been recorded then. */
export const sawThen = ({ case: slice }: CaseFile): WhoSees[] => {
  const since = slice.openedAt ?? ''
  const lead =
    slice.leadAgency === null ? [] : [{ agency: slice.leadAgency, scope: 'lead', since, until: null }]
  return [...lead, ...slice.team.map(({ agency, scope, until }) => ({ agency, scope, since, until }))]
}
