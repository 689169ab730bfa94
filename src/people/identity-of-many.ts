import type { Trx } from '../platform/access/with-actor.ts'
import type { Services } from '../platform/http/route.ts'
import type { IdentityFact } from './model.ts'
import { openBytes } from './person-keys.ts'
import { identityPlace } from './store.ts'

/** Opened, current names of several people in two reads; people whose identity is hidden are simply absent. */
export const listIdentityOfMany = async (trx: Trx, services: Services, ids: string[]): Promise<Map<string, IdentityFact[]>> => {
  const [facts, keys] = [
    await trx
      .selectFrom('vault.identity_fact')
      .select(['person_id', 'fact_id', 'sealed'])
      .where('person_id', 'in', ids)
      .where('kind', 'in', ['name'])
      .where('retired_at', 'is', null)
      .execute(),
    await trx.selectFrom('vault.data_key').select(['person_id', 'wrapped']).where('person_id', 'in', ids).execute(),
  ]
  const wrapped = new Map(keys.map((row) => [row.person_id, row.wrapped]))
  const opened = new Map<string, IdentityFact[]>()
  for (const row of facts) {
    const own = wrapped.get(row.person_id)
    if (!own) continue
    const key = await services.dataKeys.unwrap(row.person_id, own)
    const fact = JSON.parse(openBytes(key, identityPlace(row.person_id, row.fact_id), row.sealed)) as IdentityFact
    opened.set(row.person_id, [...(opened.get(row.person_id) ?? []), fact])
  }
  return opened
}
