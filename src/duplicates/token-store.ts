import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import type { Trx } from '../platform/access/with-actor.ts'
import type { StoredScore } from './model.ts'
import { saveReview } from './review-store.ts'
import { ordered } from './rules.ts'
import { lockLinks, pairsAround } from './store.ts'
import { groupByTokens } from './token-groups.ts'

declare module '../platform/database/tables.ts' {
  interface Tables {
    'core.token_link': TokenLinkRow
  }
}

interface TokenLinkRow {
  person_a: string
  person_b: string
  agreement_id: string
  share: number
  shared: number
  compared: string
}

/** Two records whose tokens were found alike; `compared` are the letters of the fields that both have. */
export interface FoundByTokens {
  one: string
  other: string
  agreementId: string
  share: number
  shared: number
  compared: string
}

const AT_ONCE = 1000

/** Keeps what tokens found, and puts each pair that nobody decided into the reviewers' queue. As the system. */
export const saveTokenLinks = async (trx: Trx, found: readonly FoundByTokens[]): Promise<void> => {
  for (let start = 0; start < found.length; start += AT_ONCE) {
    const batch = found
      .slice(start, start + AT_ONCE)
      .map((each) => ({ ...each, ...ordered(each.one, each.other) }))
    await sql`insert into core.token_link (person_a, person_b, agreement_id, share, shared, compared)
      select * from jsonb_to_recordset(${JSON.stringify(
        batch.map(({ a, b, agreementId, share, shared, compared }) => ({
          ...{ a, b, share, shared, compared },
          agreement: agreementId,
        })),
      )}::jsonb) as r(a uuid, b uuid, agreement uuid, share double precision, shared double precision, compared text)
      on conflict (person_a, person_b, agreement_id)
      do update set share = excluded.share, shared = excluded.shared, compared = excluded.compared`.execute(
      trx,
    )
    for (const { a, b, share, shared, compared } of batch)
      await saveReview(trx, {
        ...{ reviewId: uuidv7(), a, b, byToken: true },
        score: scoreOf({ share, shared, compared }),
      })
  }
}

/** A likeness is no probability: it only orders the queue. */
const scoreOf = (tokens: NonNullable<StoredScore['tokens']>): StoredScore => ({
  ...{ probability: tokens.share, weight: 0, prior: 0, together: 0, relatives: 0, fields: [] },
  tokens,
})

/** Takes back what tokens found of these records, where no reviewer has decided. As the system. */
export const dropTokenLinks = async (
  trx: Trx,
  personIds: readonly string[],
  agreementId?: string,
): Promise<void> => {
  const ids = `{${personIds.join(',')}}`
  await sql`delete from core.token_link where (person_a = any(${ids}::uuid[]) or person_b = any(${ids}::uuid[]))
    and (${agreementId ?? null}::uuid is null or agreement_id = ${agreementId ?? null}::uuid)`.execute(trx)
  await sql`delete from core.link_review r where r.by_token and r.status = 'open'
    and (person_a = any(${ids}::uuid[]) or person_b = any(${ids}::uuid[]))
    and not exists (select from core.token_link l where l.person_a = r.person_a and l.person_b = r.person_b)`.execute(
    trx,
  )
}

/** Writes anew what each person of a token file counts as. As the system. */
export const regroupByTokens = async (trx: Trx): Promise<void> => {
  await lockLinks(trx)
  const { rows: people } = await sql<{ id: string; file: string; counts_as: string }>`
    select p.person_id as id, p.contribution_id as file, p.counts_as from core.contributed_person p
    join core.contribution c on c.contribution_id = p.contribution_id where c.undone_at is null`.execute(trx)
  if (people.length === 0) return
  const { rows: links } = await sql<{ a: string; b: string; weight: number }>`
    select person_a as a, person_b as b, share * shared as weight from core.token_link`.execute(trx)
  const ids = new Set([...people.map(({ id }) => id), ...links.flatMap(({ a, b }) => [a, b])])
  const groups = groupByTokens(
    new Map(people.map(({ id, file }) => [id, file])),
    links,
    await pairsAround(trx, [...ids]),
  )
  const changed = people.flatMap(({ id, counts_as }) => {
    const now = groups.get(id)!
    return now === counts_as ? [] : [{ id, now }]
  })
  if (changed.length > 0)
    await sql`update core.contributed_person p set counts_as = r.now
      from jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) as r(id uuid, now uuid) where p.person_id = r.id`.execute(
      trx,
    )
}
