import type { Generated } from 'kysely'
import type { Trx } from '../platform/access/with-actor.ts'
import type { Labels } from '../reference/model.ts'
import type { DirectoryAgency, DirectoryService } from './model.ts'
import './tables.ts'

declare module '../platform/database/tables.ts' {
  interface Tables {
    'core.service': ServiceRow
  }
}

interface ServiceRow {
  service_id: string
  agency_id: string
  kind: string
  needs: string[]
  sexes: string[] | null
  age_from: number | null
  age_to: number | null
  places_of_service: string[] | null
  languages: string[] | null
  places: number | null
  places_free: number | null
  labels: unknown
  origin: string
  active: Generated<boolean>
}

const services = (trx: Trx) =>
  trx
    .selectFrom('core.service as s')
    .innerJoin('core.agency as a', 'a.agency_id', 's.agency_id')
    .select(['s.service_id', 's.agency_id', 's.kind', 's.needs', 's.sexes', 's.age_from', 's.age_to'])
    .select(['s.places_of_service', 's.languages', 's.places', 's.places_free', 's.labels'])
    .select(['a.labels as agency_labels', 'a.kind as agency_kind', 'a.on_umai'])
    .where('s.active', '=', true)
    .where('a.active', '=', true)

/** Every service that is offered now, in the order of its code. */
export const listServices = async (trx: Trx): Promise<DirectoryService[]> =>
  (await services(trx).orderBy('s.service_id').execute()).map(toService)

export const findService = async (trx: Trx, code: string): Promise<DirectoryService | null> => {
  const row = await services(trx).where('s.service_id', '=', code).executeTakeFirst()
  return row ? toService(row) : null
}

const toService = (
  row: Awaited<ReturnType<ReturnType<typeof services>['execute']>>[number],
): DirectoryService => ({
  code: row.service_id,
  labels: row.labels as Labels,
  kind: row.kind,
  agency: row.agency_id,
  agencyLabels: row.agency_labels as Labels,
  agencyKind: row.agency_kind,
  onUmai: row.on_umai,
  needs: row.needs,
  sexes: row.sexes,
  ageFrom: row.age_from,
  ageTo: row.age_to,
  area: row.places_of_service,
  languages: row.languages,
  places: row.places,
  placesFree: row.places_free,
})

const agencies = (trx: Trx) =>
  trx
    .selectFrom('core.agency')
    .select(['agency_id', 'labels', 'kind', 'region', 'district', 'on_umai'])
    .where('active', '=', true)

/** Every agency of the directory, in the order of its code. */
export const listAgencies = async (trx: Trx): Promise<DirectoryAgency[]> =>
  (await agencies(trx).orderBy('agency_id').execute()).map(toAgency)

/** Null for a code the directory does not have, or no longer. */
export const findAgency = async (trx: Trx, code: string): Promise<DirectoryAgency | null> => {
  const row = await agencies(trx).where('agency_id', '=', code).executeTakeFirst()
  return row ? toAgency(row) : null
}

const toAgency = (
  row: Awaited<ReturnType<ReturnType<typeof agencies>['execute']>>[number],
): DirectoryAgency => ({
  code: row.agency_id,
  labels: row.labels as Labels,
  kind: row.kind,
  region: row.region,
  district: row.district,
  onUmai: row.on_umai,
})

/** Says how many places are free; false when row-level security does not give this service to the actor's agency. */
export const savePlacesFree = async (trx: Trx, code: string, free: number | null): Promise<boolean> => {
  const done = await trx
    .updateTable('core.service')
    .set({ places_free: free })
    .where('service_id', '=', code)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}
