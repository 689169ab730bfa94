import type { Trx } from '../platform/access/with-actor.ts'
import { regionOf } from '../reference/lookup.ts'
import type { Reference } from '../reference/model.ts'

const KIND = 'child-protection-department'

/** The child-protection department of the district, else one of its region; null when the directory has none. */
export const findChildProtection = async (
  trx: Trx,
  reference: Reference,
  district: string | null,
): Promise<string | null> => {
  if (!district) return null
  const rows = await trx
    .selectFrom('core.agency')
    .select(['agency_id', 'district', 'region'])
    .where('kind', '=', KIND)
    .where('active', '=', true)
    .where('on_umai', '=', true)
    .orderBy('agency_id')
    .execute()
  const region = regionOf(reference, district)
  return (
    (
      rows.find((row) => row.district === district) ??
      rows.find((row) => row.region === region && row.district === null) ??
      rows.find((row) => row.region === region)
    )?.agency_id ?? null
  )
}
