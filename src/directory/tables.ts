import type { Generated } from 'kysely'

declare module '../platform/database/tables.ts' {
  interface Tables {
    'core.agency': AgencyRow
    'core.post': PostRow
  }
}

export interface AgencyRow {
  agency_id: string
  kind: string
  labels: unknown
  region: string | null
  district: string | null
  on_umai: boolean
  sop_adopted: boolean | null
  origin: string
  active: Generated<boolean>
}

export interface PostRow {
  post_id: string
  account_id: string
  agency_id: string
  roles: string[]
  district: string | null
  since: Generated<Date>
  until: Date | null
}
