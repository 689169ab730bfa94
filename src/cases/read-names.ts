import { sql } from 'kysely'
import type { Trx } from '../platform/access/with-actor.ts'
import type { Labels } from '../reference/model.ts'

export type LabelsByCode = Record<string, Labels>

const distinct = (codes: readonly (string | null)[]): string[] => [
  ...new Set(codes.filter((code): code is string => code !== null && code !== '')),
]

/** Names of agencies in three languages; an agency the directory does not know is left out. */
export const agencyLabels = async (trx: Trx, codes: readonly (string | null)[]): Promise<LabelsByCode> => {
  const wanted = distinct(codes)
  if (wanted.length === 0) return {}
  const rows = await trx
    .selectFrom('core.agency')
    .select(['agency_id', 'labels'])
    .where('agency_id', 'in', wanted)
    .execute()
  return Object.fromEntries(rows.map((row) => [row.agency_id, row.labels as Labels]))
}

/** Titles of those of these accounts whom the reader may know: colleagues, or everybody for an auditor. */
export const accountTitles = async (
  trx: Trx,
  accounts: readonly (string | null)[],
): Promise<Record<string, string>> => {
  const wanted = distinct(accounts)
  if (wanted.length === 0) return {}
  const rows = await sql<{ account_id: string; title: string }>`
    select account_id, title from access.account_titles(${wanted}::text[])`.execute(trx)
  return Object.fromEntries(rows.rows.map((row) => [row.account_id, row.title]))
}
