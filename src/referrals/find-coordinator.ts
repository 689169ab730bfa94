import type { Trx } from '../platform/access/with-actor.ts'
import '../directory/tables.ts'

/**
 * The agency with a coordinator for a region: the region's own, else a national one, else any; null when nobody
 * holds such a post now. As the system.
 */
export const findCoordinator = async (trx: Trx, region: string | null): Promise<string | null> => {
  const now = new Date()
  const rows = await trx
    .selectFrom('core.post as post')
    .innerJoin('core.agency as agency', 'agency.agency_id', 'post.agency_id')
    .select(['post.agency_id', 'post.roles', 'agency.region'])
    .where('agency.active', '=', true)
    .where('post.since', '<=', now)
    .where((eb) => eb.or([eb('post.until', 'is', null), eb('post.until', '>', now)]))
    .orderBy('post.agency_id')
    .execute()
  const coordinators = rows.filter((row) => row.roles.includes('coordinator'))
  const found =
    coordinators.find((row) => region !== null && row.region === region) ??
    coordinators.find((row) => row.region === null) ??
    coordinators[0]
  return found?.agency_id ?? null
}
