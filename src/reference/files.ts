import { z } from 'zod'
import type { IndicatorFile } from './indicator-model.ts'
import { Agency, type LawCode, type Procedure, Region, Service, type Vocabulary } from './model.ts'
import { provenance } from './parts.ts'
import type { Parsed } from './read-yaml.ts'
import type { StatisticsFile } from './statistics-model.ts'

/** What may be said once at the head of a file for all it lists. */
const head = {
  source: provenance.source.optional(),
  verified: provenance.verified.optional(),
  note: provenance.note,
}

export const RegionFile = z.strictObject({
  ...head,
  regions: z.array(Region, { error: 'a list of regions' }),
})
export const AgencyFile = z.strictObject({
  ...head,
  agencies: z.array(Agency, { error: 'a list of agencies' }),
})
export const ServiceFile = z.strictObject({
  ...head,
  services: z.array(Service, { error: 'a list of services' }),
})

/** The reference folder as read, each file still knowing its lines. */
export type Files = {
  vocabularies: Parsed<Vocabulary>[]
  procedures: Parsed<Procedure>[]
  law: Parsed<LawCode>[]
  regions: Parsed<z.infer<typeof RegionFile>>[]
  agencies: Parsed<z.infer<typeof AgencyFile>>[]
  services: Parsed<z.infer<typeof ServiceFile>>[]
  indicators: Parsed<IndicatorFile>[]
  statistics: Parsed<StatisticsFile>[]
}
