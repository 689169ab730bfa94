import type { Trx } from '../platform/access/with-actor.ts'
import { regionOf } from '../reference/lookup.ts'
import type { Labels, Reference } from '../reference/model.ts'
import '../directory/tables.ts'

/** An agency that works on Umai, with the kind of body it is and how near it is to the case. */
export interface Body {
  agency: string
  kind: string
  labels: Labels
  region: string | null
  near: 'district' | 'region' | 'country' | 'elsewhere'
}

const NEAREST_FIRST = ['district', 'region', 'country', 'elsewhere'] as const

/** Active agencies on Umai of these kinds, the nearest to the case first. Readable by everyone who is signed in. */
export const findBodies = async (
  trx: Trx,
  reference: Reference,
  where: Whereabouts,
  kinds: readonly string[],
): Promise<Body[]> => {
  if (kinds.length === 0) return []
  const place = await placeOf(trx, reference, where)
  const rows = await trx
    .selectFrom('core.agency')
    .select(['agency_id', 'kind', 'labels', 'region', 'district'])
    .where('kind', 'in', [...kinds])
    .where('active', '=', true)
    .where('on_umai', '=', true)
    .orderBy('agency_id')
    .execute()
  const bodies = rows.map((row) => ({
    agency: row.agency_id,
    kind: row.kind,
    labels: row.labels as Labels,
    region: row.region,
    near: nearness(row, place),
  }))
  return NEAREST_FIRST.flatMap((near) => bodies.filter((body) => body.near === near))
}

/** Where a case is: the district of the concern, and the agency that leads it. */
export interface Whereabouts {
  district: string | null
  leadAgency: string | null
}

interface Place {
  district: string | null
  region: string | null
}

/** The district of the concern; where nobody said it, the place of the agency that leads the case. */
const placeOf = async (
  trx: Trx,
  reference: Reference,
  { district, leadAgency }: Whereabouts,
): Promise<Place> => {
  if (district !== null) return { district, region: regionOf(reference, district) }
  const lead = await trx
    .selectFrom('core.agency')
    .select(['region', 'district'])
    .where('agency_id', '=', leadAgency ?? '')
    .executeTakeFirst()
  return lead ?? { district: null, region: null }
}

/** A body of another district is never near: it would read a case that is not its own. One without a place serves all. */
const nearness = (body: Place, place: Place): Body['near'] => {
  if (body.district !== null) return body.district === place.district ? 'district' : 'elsewhere'
  if (body.region === null) return 'country'
  return body.region === place.region ? 'region' : 'elsewhere'
}

/** What kind of body each of these agencies is. */
export const kindsOf = async (
  trx: Trx,
  agencies: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  if (agencies.length === 0) return new Map()
  const rows = await trx
    .selectFrom('core.agency')
    .select(['agency_id', 'kind'])
    .where('agency_id', 'in', [...agencies])
    .execute()
  return new Map(rows.map((row) => [row.agency_id, row.kind]))
}
