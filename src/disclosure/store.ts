import { sql } from 'kysely'
import type { Trx } from '../platform/access/with-actor.ts'
import { protectRelease } from './protect-release.ts'
import type { Protection, ProtectRequest } from './protect-table.ts'
import { EMPTY_REGISTER, Register } from './register.ts'

/**
 * Protects tables against all that was published of the same people before and keeps this release in the register, in the
 * transaction of whoever publishes it: either both are there or neither. `population` names the people counted, such as
 * `cases`; tables of the same people must have the same name, or they could be subtracted. A second release of the same
 * people waits until the first is kept.
 */
export async function protectAndKeep(
  trx: Trx,
  population: string,
  request: ProtectRequest,
): Promise<Protection> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`disclosure ${population}`}, 0))`.execute(trx)
  const { register, ...protection } = await protectRelease(request, await readRegister(trx, population))
  await sql`insert into stats.disclosure_register (population, releases)
    values (${population}, ${JSON.stringify(register.releases)}::jsonb)
    on conflict (population) do update set releases = excluded.releases, kept_at = now()`.execute(trx)
  return protection
}

async function readRegister(trx: Trx, population: string): Promise<Register> {
  const found = await sql<{ releases: unknown }>`
    select releases from stats.disclosure_register where population = ${population}`.execute(trx)
  const [row] = found.rows
  return row ? Register.parse({ version: 1, releases: row.releases }) : EMPTY_REGISTER
}
