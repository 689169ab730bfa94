import { type Generated, type Selectable, sql } from 'kysely'
import type { Trx } from '../platform/access/with-actor.ts'
import type { Way } from './model.ts'

declare module '../platform/database/tables.ts' {
  interface Tables {
    'core.contribution_choice': ChoiceRow
    'core.token_agreement': AgreementTable
    'core.contribution': ContributionTable
    'core.contributed_person': ContributedRow
    'vault.token_key': { agreement_id: string; wrapped: Buffer }
    'vault.record_token': TokenRow
    'vault.token_refusal': { person_id: string; case_id: string }
  }
}

interface ChoiceRow {
  choice_id: string
  seq: Generated<string>
  agency_id: string
  way: Way
  account_id: string
  chosen_at: Generated<Date>
}

interface AgreementTable {
  agreement_id: string
  name: string
  partners: string[]
  fingerprint: string
  made_by: string
  made_at: Generated<Date>
  ended_at: Date | null
  ended_by: string | null
  filled_to: string | null
  filled_at: Date | null
}

interface ContributionTable {
  contribution_id: string
  agency_id: string
  agreement_id: string
  account_id: string
  file_token: bigint
  measure: string
  year: number
  row_count: number
  sent_at: Generated<Date>
  undone_at: Date | null
}

export type AgreementRow = Selectable<AgreementTable>
export type ContributionRow = Selectable<ContributionTable>

interface ContributedRow {
  person_id: string
  contribution_id: string
  line: number
  district: string | null
  exploitation: string | null
  counts_as: string
}

interface TokenRow {
  person_id: string
  agreement_id: string
  token: Buffer
  filled: string
  looked_at: Date | null
}

/** The widest way the reader's agency chose last; null when it chose nothing yet. */
export const findWay = async (trx: Trx, agency: string): Promise<Way | null> => {
  const row = await trx
    .selectFrom('core.contribution_choice')
    .select('way')
    .where('agency_id', '=', agency)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.way ?? null
}

/** The same choice sent again changes nothing. */
export const addChoice = (
  trx: Trx,
  row: { choiceId: string; agency: string; way: Way; account: string },
): Promise<unknown> =>
  trx
    .insertInto('core.contribution_choice')
    .values({ choice_id: row.choiceId, agency_id: row.agency, way: row.way, account_id: row.account })
    .onConflict((oc) => oc.column('choice_id').doNothing())
    .execute()

/** Agreements the reader may see, newest first: a partner its own, the administrator all. */
export const listAgreements = (trx: Trx) =>
  trx.selectFrom('core.token_agreement').selectAll().orderBy('made_at', 'desc').execute()

export const findAgreement = (trx: Trx, agreementId: string) =>
  trx
    .selectFrom('core.token_agreement')
    .selectAll()
    .where('agreement_id', '=', agreementId)
    .executeTakeFirst()

/** As the system. */
export const insertAgreement = async (
  trx: Trx,
  row: Pick<AgreementRow, 'agreement_id' | 'name' | 'partners' | 'fingerprint' | 'made_by'>,
  wrapped: Buffer,
): Promise<void> => {
  await trx
    .insertInto('core.token_agreement')
    .values({ ...row, ended_at: null, ended_by: null, filled_to: null, filled_at: null })
    .execute()
  await trx.insertInto('vault.token_key').values({ agreement_id: row.agreement_id, wrapped }).execute()
}

export const findWrappedKey = async (trx: Trx, agreementId: string): Promise<Buffer | null> => {
  const row = await trx
    .selectFrom('vault.token_key')
    .select('wrapped')
    .where('agreement_id', '=', agreementId)
    .executeTakeFirst()
  return row ? Buffer.from(row.wrapped) : null
}

/** Ends an agreement: its key and every token made with it go; what was linked stays counted. As the system. */
export const closeAgreement = async (trx: Trx, agreementId: string, account: string): Promise<void> => {
  await trx.deleteFrom('vault.record_token').where('agreement_id', '=', agreementId).execute()
  await trx.deleteFrom('vault.token_key').where('agreement_id', '=', agreementId).execute()
  await trx
    .updateTable('core.token_agreement')
    .set({ ended_at: sql<Date>`now()`, ended_by: account })
    .where('agreement_id', '=', agreementId)
    .execute()
}

/** Agreements that run. As the system. */
export const listRunning = (trx: Trx) =>
  trx
    .selectFrom('core.token_agreement')
    .selectAll()
    .where('ended_at', 'is', null)
    .orderBy('made_at')
    .execute()

/** Files of tokens of the reader's agency, newest first. */
export const listContributions = (trx: Trx) =>
  trx.selectFrom('core.contribution').selectAll().orderBy('sent_at', 'desc').limit(100).execute()

export const findContribution = (trx: Trx, contributionId: string) =>
  trx
    .selectFrom('core.contribution')
    .selectAll()
    .where('contribution_id', '=', contributionId)
    .executeTakeFirst()

/** The same file of the reader's agency that stands. */
export const findSameFile = (trx: Trx, fileToken: bigint) =>
  trx
    .selectFrom('core.contribution')
    .selectAll()
    .where('file_token', '=', fileToken)
    .where('undone_at', 'is', null)
    .executeTakeFirst()
