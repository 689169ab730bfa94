import { z } from 'zod'
import { Code, Labels, provenance, validity, yesOrNo } from './parts.ts'

const codes = z.array(Code, { error: 'a list of codes' })

/** How far an agency's work reaches; `unknown` where the sources do not say. */
const REACHES = ['national', 'region', 'district', 'village', 'international', 'unknown'] as const

export const Agency = z.strictObject({
  code: Code,
  labels: Labels,
  /** What kind of body it is, a code of `body-kind`. */
  body: Code,
  reach: z.enum(REACHES, { error: `one of ${REACHES.join(', ')}` }),
  /** Where it works; null = the whole country, or not known (see `reach`). */
  region: Code.nullable(),
  district: Code.nullable(),
  /** Whether it adopted its operating procedure; null = not asked of it, or not known. */
  sopAdopted: yesOrNo().nullable(),
  /** Whether the sources say that it is on the list of those that may refer into the procedure. */
  recognisedToRefer: yesOrNo().nullable(),
  /** What the source says of it, for the directory's own page. */
  said: Labels.optional(),
  /** Synthetic, for demonstrations only. */
  demo: z.boolean().optional(),
  ...provenance,
  ...validity,
})
export type Agency = z.infer<typeof Agency>

const AGE = 'an age in completed years, or null'
const age = z.int({ error: AGE }).min(0, { error: AGE }).max(120, { error: AGE }).nullable()

const any = z.literal('any')
const sexes = z.array(z.enum(['female', 'male', 'other'], { error: 'female, male or other' }))
const PLACES = 'a whole number of free places, or null'

/** What one agency gives. Null always means: the sources do not say. */
export const Service = z.strictObject({
  code: Code,
  agency: Code,
  labels: Labels,
  kind: Code,
  needs: codes,
  sexes: z.union([any, sexes], { error: 'any, a list of female, male, other, or null' }).nullable(),
  ages: z
    .union([any, z.strictObject({ from: age, to: age })], { error: 'any, {from, to}, or null' })
    .nullable(),
  /** Where it can be had: the whole country, whole regions, single districts. */
  area: z.strictObject({ nationwide: yesOrNo(), regions: codes, districts: codes }).nullable(),
  /** Codes of the vocabulary `language`. */
  languages: codes.nullable(),
  places: z.int({ error: PLACES }).min(0, { error: PLACES }).nullable(),
  /** Synthetic, for demonstrations only. */
  demo: z.boolean().optional(),
  ...provenance,
  ...validity,
})
export type Service = z.infer<typeof Service>
