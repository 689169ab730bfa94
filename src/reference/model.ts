import { z } from 'zod'
import { Agency, Service } from './directory-model.ts'
import { IndicatorList } from './indicator-model.ts'
import { Code, Labels, OtherCodes, provenance, text, validity } from './parts.ts'
import { Procedure } from './procedure-model.ts'
import { StatisticsFile } from './statistics-model.ts'
import { Vocabulary } from './vocabulary-model.ts'

export * from './directory-model.ts'
export * from './indicator-model.ts'
export { LANGUAGES, Labels, type Language } from './parts.ts'
export * from './procedure-model.ts'
export * from './statistics-model.ts'
export * from './vocabulary-model.ts'

const ARTICLE = 'a number such as 166, 160-1 or ch-58, in quotes'

export const LawArticle = z.strictObject({
  article: z.string({ error: ARTICLE }).regex(/^[A-Za-z0-9]+([.-][A-Za-z0-9]+)*$/, { error: ARTICLE }),
  part: text('a part, in quotes').optional(),
  labels: Labels,
  /** What it is about, the same word in every code: `trafficking-in-persons`, `forced-labour` … */
  matter: Code,
  codes: OtherCodes.optional(),
  ...provenance,
})
export type LawArticle = z.infer<typeof LawArticle>

/** One law, code, convention or resolution, with those of its articles the system speaks of. */
export const LawCode = z.strictObject({
  code: Code,
  labels: Labels,
  ...provenance,
  ...validity,
  articles: z.array(LawArticle, { error: 'a list of articles' }),
})
export type LawCode = z.infer<typeof LawCode>

const DISTRICT_KINDS = ['district', 'city', 'unknown'] as const

/** `kind: unknown` is the district of a region when only the region is known. */
export const District = z.strictObject({
  code: Code,
  labels: Labels,
  kind: z.enum(DISTRICT_KINDS, { error: `one of ${DISTRICT_KINDS.join(', ')}` }),
  codes: OtherCodes.optional(),
  ...provenance,
  ...validity,
})
export type District = z.infer<typeof District>

/** A province, or a city that stands beside the provinces. */
export const Region = z.strictObject({
  code: Code,
  labels: Labels,
  kind: z.enum(['oblast', 'city'], { error: 'oblast or city' }),
  codes: OtherCodes.optional(),
  ...provenance,
  ...validity,
  districts: z.array(District, { error: 'a list of districts' }).min(1, { error: 'at least one district' }),
})
export type Region = z.infer<typeof Region>

/** Everything in `reference/` but the texts: plain JSON, the same on the server, in the browser and in tests. */
export const Reference = z.strictObject({
  vocabularies: z.record(z.string(), Vocabulary),
  procedures: z.array(Procedure),
  law: z.array(LawCode),
  regions: z.array(Region),
  agencies: z.array(Agency),
  services: z.array(Service),
  indicatorLists: z.array(IndicatorList),
  /** What may be counted and how; null where a country has no registry. */
  statistics: StatisticsFile.nullable(),
})
export type Reference = z.infer<typeof Reference>
