import type { Trx } from '../platform/access/with-actor.ts'
import { regionOf } from '../reference/lookup.ts'
import type { Reference } from '../reference/model.ts'
import '../directory/tables.ts'

/** The kind of body that approves plans where the procedure names none (S §78). */
export const COMMISSION = 'commission-on-children'

/** Where a case belongs: its own district, or else that of the agency which leads it. */
export interface Place {
  district: string | null
  region: string | null
}

interface Commission extends Place {
  agency_id: string
}

/** The place of a case; both null when neither the case nor its agency has one. */
export const placeOfCase = async (
  trx: Trx,
  reference: Reference,
  file: { concern: { district: string | null }; leadAgency: string | null },
): Promise<Place> => {
  const { district } = file.concern
  if (district) return { district, region: regionOf(reference, district) }
  const lead = await trx
    .selectFrom('core.agency')
    .select(['district', 'region'])
    .where('agency_id', '=', file.leadAgency ?? '')
    .executeTakeFirst()
  return lead ?? { district: null, region: null }
}

/**
 * The commission of a place among bodies of these kinds: of the district, else the region's own, else null. The
 * commission of another district is never taken: it would read a case that is not its own.
 */
export const findCommission = async (trx: Trx, place: Place, kinds: string[]): Promise<string | null> => {
  const rows: Commission[] = await trx
    .selectFrom('core.agency')
    .select(['agency_id', 'district', 'region'])
    .where('kind', 'in', kinds)
    .where('active', '=', true)
    .where('on_umai', '=', true)
    .orderBy('agency_id')
    .execute()
  const ofDistrict = rows.find((row) => row.district !== null && row.district === place.district)
  const ofRegion = rows.find(
    (row) => row.district === null && row.region !== null && row.region === place.region,
  )
  return (ofDistrict ?? ofRegion)?.agency_id ?? null
}
