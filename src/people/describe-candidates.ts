import { sql } from 'kysely'
import type { Trx } from '../platform/access/with-actor.ts'
import type { Services } from '../platform/http/route.ts'
import type { IdentityFact } from './model.ts'
import { openBytes } from './person-keys.ts'
import { identityPlace } from './store.ts'

export interface Candidate {
  personId: string
  sex: string
  birthYears: { from: number; to: number } | null
  /** Of the kinds asked for; empty when this actor may find the person but not open the identity. */
  facts: IdentityFact[]
}

interface Row {
  person_id: string
  sex: string
  birth_year_from: number | null
  birth_year_to: number | null
  wrapped: Buffer | null
  fact_id: string | null
  sealed: Buffer | null
}

/** What ranking needs of several people, opened, in one read. People hidden by row-level security are absent. */
export const describeCandidates = async (
  trx: Trx,
  services: Services,
  ids: string[],
  kinds: readonly IdentityFact['kind'][] = ['name'],
): Promise<Candidate[]> => {
  const { rows } = await sql<Row>`
    select p.person_id, p.sex, p.birth_year_from, p.birth_year_to, k.wrapped, f.fact_id, f.sealed
    from core.person p
    left join vault.data_key k on k.person_id = p.person_id
    left join vault.identity_fact f on f.person_id = p.person_id and f.kind = any(${`{${kinds.join(',')}}`}::text[]) and f.retired_at is null
    where p.person_id = any(${`{${ids.join(',')}}`}::uuid[])`.execute(trx)
  const people = new Map<string, Candidate>()
  for (const row of rows) {
    const known = people.get(row.person_id) ?? toCandidate(row)
    people.set(row.person_id, known)
    const fact = await openFact(services, row)
    if (fact) known.facts.push(fact)
  }
  return [...people.values()]
}

const toCandidate = (row: Row): Candidate => ({
  personId: row.person_id,
  sex: row.sex,
  birthYears:
    row.birth_year_from === null
      ? null
      : { from: row.birth_year_from, to: row.birth_year_to ?? row.birth_year_from },
  facts: [],
})

const openFact = async (services: Services, row: Row): Promise<IdentityFact | null> => {
  if (!row.wrapped || !row.fact_id || !row.sealed) return null
  const key = await services.dataKeys.unwrap(row.person_id, row.wrapped)
  return JSON.parse(openBytes(key, identityPlace(row.person_id, row.fact_id), row.sealed))
}
