import { sql } from 'kysely'
import type { Database } from '../platform/database/connect.ts'
import type { Agency, Reference, Service } from '../reference/model.ts'

/**
 * Brings the directory's tables in line with the reference files, as the owner. What administrators and agencies
 * changed in the program (whether an agency has accounts, free places) is left as they set it.
 */
export const loadDirectory = async (database: Database, reference: Reference): Promise<void> => {
  await database.admin.transaction().execute(async (trx) => {
    for (const agency of reference.agencies)
      await sql`insert into core.agency ${agencyRow(agency)}`.execute(trx)
    for (const service of reference.services)
      await sql`insert into core.service ${serviceRow(service)}`.execute(trx)
  })
}

/** Demo agencies are on Umai; a real one is once an administrator gives it accounts. */
const agencyRow = (agency: Agency) => sql`
  (agency_id, kind, labels, region, district, on_umai, sop_adopted, origin)
  values (${agency.code}, ${agency.body}, ${JSON.stringify(agency.labels)}::jsonb, ${agency.region}, ${agency.district},
    ${agency.demo === true}, ${agency.sopAdopted}, ${agency.demo ? 'demo' : 'reference'})
  on conflict (agency_id) do update set kind = excluded.kind, labels = excluded.labels, region = excluded.region,
    district = excluded.district, sop_adopted = excluded.sop_adopted`

const serviceRow = (service: Service) => {
  const ages = service.ages === 'any' ? { from: 0, to: 120 } : service.ages
  const sexes = service.sexes === 'any' ? ['female', 'male', 'other'] : service.sexes
  return sql`
  (service_id, agency_id, kind, needs, sexes, age_from, age_to, places_of_service, languages, places, places_free, labels, origin)
  values (${service.code}, ${service.agency}, ${service.kind}, ${array(service.needs)}::text[], ${array(sexes)}::text[],
    ${ages?.from ?? null}, ${ages?.to ?? null}, ${array(placesOf(service))}::text[], ${array(service.languages)}::text[],
    ${service.places}, ${service.places}, ${JSON.stringify(service.labels)}::jsonb, ${service.demo ? 'demo' : 'reference'})
  on conflict (service_id) do update set agency_id = excluded.agency_id, kind = excluded.kind, needs = excluded.needs,
    sexes = excluded.sexes, age_from = excluded.age_from, age_to = excluded.age_to,
    places_of_service = excluded.places_of_service, languages = excluded.languages, places = excluded.places,
    labels = excluded.labels`
}

/** Regions and districts in one list; `*` = the whole country; null = the sources do not say. */
const placesOf = ({ area }: Service): string[] | null =>
  area === null ? null : area.nationwide ? ['*'] : [...area.regions, ...area.districts]

const array = (list: readonly string[] | null): string | null =>
  list === null ? null : `{${list.map((each) => JSON.stringify(each)).join(',')}}`
