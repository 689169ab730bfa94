import { sql } from 'kysely'
import type { Trx } from '../platform/access/with-actor.ts'
import type { Services } from '../platform/http/route.ts'
import type { IdentityFact, OpenedFact } from './model.ts'
import { type NamePart, nameTokens } from './name-tokens.ts'
import { ensurePersonKey, findPersonKey, openBytes, sealBytes } from './person-keys.ts'

declare module '../platform/database/tables.ts' {
  interface Tables {
    'core.person': PersonRow
    'core.person_access': PersonAccessRow
    'vault.identity_fact': IdentityRow
    'vault.name_token': { person_id: string; token: bigint }
  }
}

interface PersonRow {
  person_id: string
  sex: string
  birth_year_from: number | null
  birth_year_to: number | null
  citizenship: string | null
  language: string | null
  recorded_at: import('kysely').Generated<Date>
}

interface PersonAccessRow {
  person_id: string
  agency_id: string
  via: string
  identity: boolean
  since: import('kysely').Generated<Date>
  until: Date | null
}

interface IdentityRow {
  person_id: string
  fact_id: string
  kind: string
  sealed: Buffer
  key_version: number
  recorded_at: Date
  agency_id: string | null
  retired_at: Date | null
}

/** What a sealed fact is bound to. */
export const identityPlace = (personId: string, factId: string) => ({
  table: 'vault.identity_fact',
  column: 'sealed',
  rowId: factId,
  personId,
})

/** Seals facts into the vault, retires what they replace, and indexes the person's names anew. As the system. */
export const storeIdentity = async (
  trx: Trx,
  services: Services,
  personId: string,
  facts: IdentityFact[],
  by: { agency: string | null; at: string },
): Promise<void> => {
  const key = await ensurePersonKey(trx, services, personId)
  const replaced = facts.flatMap((fact) => fact.replaces ?? [])
  if (replaced.length > 0)
    await trx
      .updateTable('vault.identity_fact')
      .set({ retired_at: new Date(by.at) })
      .where('person_id', '=', personId)
      .where('fact_id', 'in', replaced)
      .execute()
  await trx
    .insertInto('vault.identity_fact')
    .values(
      facts.map((fact) => ({
        person_id: personId,
        fact_id: fact.factId,
        kind: fact.kind,
        sealed: sealBytes(key, identityPlace(personId, fact.factId), JSON.stringify(fact)),
        key_version: services.keys.currentVersion,
        recorded_at: new Date(by.at),
        agency_id: by.agency,
        retired_at: null,
      })),
    )
    .execute()
  await indexNames(trx, services, personId)
}

/** Opened facts that are not retired, oldest first. Empty when row-level security hides them from this actor. */
export const listIdentity = async (trx: Trx, services: Services, personId: string): Promise<OpenedFact[]> => {
  const rows = await trx
    .selectFrom('vault.identity_fact')
    .selectAll()
    .where('person_id', '=', personId)
    .where('retired_at', 'is', null)
    .orderBy('recorded_at')
    .execute()
  if (rows.length === 0) return []
  const key = await findPersonKey(trx, services, personId)
  if (!key) return []
  return rows.map((row) => ({
    ...(JSON.parse(openBytes(key, identityPlace(personId, row.fact_id), row.sealed)) as IdentityFact),
    recordedAt: row.recorded_at.toISOString(),
    agency: row.agency_id,
  }))
}

const indexNames = async (trx: Trx, services: Services, personId: string) => {
  const facts = await listIdentity(trx, services, personId)
  const person = await trx
    .selectFrom('core.person')
    .selectAll()
    .where('person_id', '=', personId)
    .executeTakeFirst()
  const terms = nameTokens(indexedParts(facts), {
    birthYears: person?.birth_year_from
      ? { from: person.birth_year_from, to: person.birth_year_to ?? person.birth_year_from }
      : undefined,
    documents: facts.flatMap((fact) => (fact.kind === 'document' ? [fact.value] : [])),
    phones: facts.flatMap((fact) => (fact.kind === 'contact' && fact.type === 'phone' ? [fact.value] : [])),
  })
  const tokens = [...new Set(await services.keys.blindTokens(terms))]
  await trx.deleteFrom('vault.name_token').where('person_id', '=', personId).execute()
  if (tokens.length > 0)
    await trx
      .insertInto('vault.name_token')
      .values(tokens.map((token) => ({ person_id: personId, token })))
      .execute()
}

/** The names among facts, as the index and the ranking take them. */
export const indexedParts = (facts: IdentityFact[]): NamePart[] =>
  facts.flatMap((fact) =>
    fact.kind === 'name' ? [{ kind: fact.part as NamePart['kind'], value: fact.value }] : [],
  )

export interface PersonSummary {
  sex: string
  birthYears: { from: number; to: number } | null
  citizenship: string | null
  language: string | null
}

/** Creates or updates the pseudonymous row of a person. As the system. */
export const savePerson = async (trx: Trx, personId: string, summary: PersonSummary): Promise<void> => {
  const values = {
    sex: summary.sex,
    birth_year_from: summary.birthYears?.from ?? null,
    birth_year_to: summary.birthYears?.to ?? null,
    citizenship: summary.citizenship,
    language: summary.language,
  }
  await trx
    .insertInto('core.person')
    .values({ person_id: personId, ...values })
    .onConflict((oc) => oc.column('person_id').doUpdateSet(values))
    .execute()
}

/** Lets an agency find a person (and open names when `identity`), because of a case or a referral. As the system. */
export const grantPerson = async (
  trx: Trx,
  grant: { personId: string; agency: string; via: string; identity: boolean; until?: string | null },
): Promise<void> => {
  const until = grant.until ? new Date(grant.until) : null
  await trx
    .insertInto('core.person_access')
    .values({
      person_id: grant.personId,
      agency_id: grant.agency,
      via: grant.via,
      identity: grant.identity,
      until,
    })
    .onConflict((oc) =>
      oc.columns(['person_id', 'agency_id', 'via']).doUpdateSet({ identity: grant.identity, until }),
    )
    .execute()
}

/** Ends what `via` had granted to an agency, now. As the system. */
export const endPersonGrant = async (
  trx: Trx,
  personId: string,
  agency: string,
  via: string,
): Promise<void> => {
  await trx
    .updateTable('core.person_access')
    .set({ until: sql<Date>`now()` })
    .where('person_id', '=', personId)
    .where('agency_id', '=', agency)
    .where('via', '=', via)
    .execute()
}
