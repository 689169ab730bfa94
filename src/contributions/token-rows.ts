import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import type { Trx } from '../platform/access/with-actor.ts'

/** A person of a token file as kept: the token, and what went along. */
export interface NewPerson {
  line: number
  token: Uint8Array
  filled: string
  sex: string
  birthYear: number | null
  district: string | null
  exploitation: string | null
}

const AT_ONCE = 500

/** Keeps the people of a file; each counts as itself until tokens say otherwise. As the system. */
export const insertPeople = async (
  trx: Trx,
  to: { contributionId: string; agreementId: string },
  people: readonly NewPerson[],
): Promise<void> => {
  for (let start = 0; start < people.length; start += AT_ONCE) {
    const batch = people.slice(start, start + AT_ONCE).map((each) => ({ ...each, id: uuidv7() }))
    await trx
      .insertInto('core.person')
      .values(
        batch.map((each) => ({
          ...{ person_id: each.id, sex: each.sex, citizenship: null, language: null },
          ...{ birth_year_from: each.birthYear, birth_year_to: each.birthYear },
        })),
      )
      .execute()
    await trx
      .insertInto('core.contributed_person')
      .values(
        batch.map(({ id, line, district, exploitation }) => ({
          ...{
            person_id: id,
            contribution_id: to.contributionId,
            line,
            district,
            exploitation,
            counts_as: id,
          },
        })),
      )
      .execute()
    await trx
      .insertInto('vault.record_token')
      .values(
        batch.map(({ id, token, filled }) => ({
          ...{
            person_id: id,
            agreement_id: to.agreementId,
            token: Buffer.from(token),
            filled,
            looked_at: null,
          },
        })),
      )
      .execute()
  }
}

/** How many of these tokens stand in files that this agency sent before. As the system. */
export const countSentBefore = async (
  trx: Trx,
  agency: string,
  tokens: readonly Uint8Array[],
): Promise<number> => {
  const { rows } = await sql<{ n: number }>`
    select count(distinct t.token)::int as n from vault.record_token t
    join core.contributed_person p on p.person_id = t.person_id
    join core.contribution c on c.contribution_id = p.contribution_id
    where c.agency_id = ${agency} and c.undone_at is null
      and encode(t.token, 'hex') = any(${tokens.map((token) => Buffer.from(token).toString('hex'))}::text[])`.execute(
    trx,
  )
  return rows[0]?.n ?? 0
}

/** Takes a file back: its tokens go, its people count no more; gives their ids. As the system. */
export const takeBack = async (trx: Trx, contributionId: string): Promise<string[]> => {
  const people = await trx
    .selectFrom('core.contributed_person')
    .select('person_id')
    .where('contribution_id', '=', contributionId)
    .execute()
  await sql`delete from vault.record_token where person_id in (
    select person_id from core.contributed_person where contribution_id = ${contributionId})`.execute(trx)
  await trx
    .updateTable('core.contribution')
    .set({ undone_at: sql<Date>`now()` })
    .where('contribution_id', '=', contributionId)
    .execute()
  return people.map((row) => row.person_id)
}

/** Keeps the token of an identity; one that did not change stays as it was looked at. As the system. */
export const saveToken = (
  trx: Trx,
  row: { personId: string; agreementId: string; token: Uint8Array; filled: string },
): Promise<unknown> =>
  sql`
  insert into vault.record_token as t (person_id, agreement_id, token, filled)
  values (${row.personId}, ${row.agreementId}, ${Buffer.from(row.token)}, ${row.filled})
  on conflict (person_id, agreement_id) do update set token = excluded.token, filled = excluded.filled, looked_at = null
  where t.token <> excluded.token or t.filled <> excluded.filled`.execute(trx)

/** As the system. */
export const deleteTokens = async (trx: Trx, personId: string, agreementId?: string): Promise<void> => {
  await trx
    .deleteFrom('vault.record_token')
    .where('person_id', '=', personId)
    .$if(agreementId !== undefined, (query) => query.where('agreement_id', '=', agreementId!))
    .execute()
}

export interface KeptToken {
  id: string
  token: Uint8Array
  filled: string
  /** The file it came in; null = made of an identity inside. */
  file: string | null
}

/** Tokens of an agreement by person, after one: all, or only those of files; as many as asked for. As the system. */
export const listTokens = async (
  trx: Trx,
  agreementId: string,
  { after, most, which }: { after: string | null; most: number; which: 'all' | 'of-files' | 'unseen' },
): Promise<KeptToken[]> => {
  const { rows } = await sql<KeptToken>`
    select t.person_id as id, t.token, t.filled, p.contribution_id as file from vault.record_token t
    left join core.contributed_person p on p.person_id = t.person_id
    where t.agreement_id = ${agreementId} and (${after}::uuid is null or t.person_id > ${after}::uuid)
      and (${which} <> 'of-files' or p.person_id is not null) and (${which} <> 'unseen' or t.looked_at is null)
    order by t.person_id limit ${most}`.execute(trx)
  return rows
}

/** As the system. */
export const markSeen = async (
  trx: Trx,
  agreementId: string,
  personIds: readonly string[],
): Promise<void> => {
  await sql`update vault.record_token set looked_at = now() where agreement_id = ${agreementId}
    and person_id = any(${`{${personIds.join(',')}}`}::uuid[])`.execute(trx)
}

/** People with a name in the vault whom somebody still reaches, by id after one. As the system. */
export const listIdentified = async (trx: Trx, after: string | null, most: number): Promise<string[]> => {
  const { rows } = await sql<{ person_id: string }>`
    select distinct f.person_id from vault.identity_fact f
    where (${after}::uuid is null or f.person_id > ${after}::uuid) and f.retired_at is null and f.kind = 'name'
    order by 1 limit ${most}`.execute(trx)
  return rows.map((row) => row.person_id)
}

/** How far the tokens of identities recorded before the agreement are made. As the system. */
export const saveFilled = async (trx: Trx, agreementId: string, to: string | null): Promise<void> => {
  await trx
    .updateTable('core.token_agreement')
    .set(to === null ? { filled_at: sql<Date>`now()` } : { filled_to: to })
    .where('agreement_id', '=', agreementId)
    .execute()
}
