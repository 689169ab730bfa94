import { z } from 'zod'
import { Age, coded, PartialDate, referenceCode, secretText, uuid } from '../cases/fields.ts'

/**
 * One thing that identifies a person. A correction is a new fact that `replaces` the old one; the old one stays,
 * retired. Values go sealed into the vault and never into the case's log.
 */
export const IdentityFact = z.discriminatedUnion('kind', [
  z
    .object({
      factId: uuid(),
      kind: z.literal('name'),
      part: coded('identity-name-kind'),
      value: secretText(200),
      replaces: uuid().optional(),
    })
    .strict(),
  z
    .object({
      factId: uuid(),
      kind: z.literal('document'),
      type: coded('document-kind'),
      value: secretText(80),
      replaces: uuid().optional(),
    })
    .strict(),
  z
    .object({
      factId: uuid(),
      kind: z.literal('contact'),
      type: coded('contact-kind'),
      value: secretText(120),
      replaces: uuid().optional(),
    })
    .strict(),
  z
    .object({
      factId: uuid(),
      kind: z.literal('address'),
      value: secretText(400),
      replaces: uuid().optional(),
    })
    .strict(),
  z
    .object({ factId: uuid(), kind: z.literal('birth-date'), date: PartialDate, replaces: uuid().optional() })
    .strict(),
  z
    .object({
      factId: uuid(),
      kind: z.literal('relative'),
      relation: coded('relation'),
      value: secretText(300),
      replaces: uuid().optional(),
    })
    .strict(),
])
export type IdentityFact = z.infer<typeof IdentityFact>

export const IdentityRecorded = z.object({ facts: z.array(IdentityFact).min(1).max(30) }).strict()
export type IdentityRecorded = z.infer<typeof IdentityRecorded>

/** An opened fact, as the reveal screen and printed forms get it. */
export type OpenedFact = IdentityFact & { recordedAt: string; agency: string | null }

export const SearchPeople = z
  .object({
    query: z.string().trim().max(200),
    sex: coded('sex').optional(),
    age: Age.optional(),
    district: referenceCode('district').optional(),
  })
  .strict()
export type SearchPeople = z.infer<typeof SearchPeople>

export const FoundPerson = z.object({
  personId: z.string(),
  /** That it is the person looked for, 0..1; a person decides. */
  probability: z.number(),
  score: z.number(),
  reasons: z.array(
    z.object({ key: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])).optional() }),
  ),
  /** Given name and the first letter of the surname: enough to recognise, not to copy out. */
  shortName: z.string().nullable(),
  sex: z.string(),
  birthYears: z.object({ from: z.number(), to: z.number() }).nullable(),
  openCases: z.array(z.object({ caseId: z.string(), code: z.string(), stage: z.string() })),
})
export type FoundPerson = z.infer<typeof FoundPerson>

export const RevealIdentity = z.object({ reason: coded('reveal-reason'), caseId: uuid().optional() }).strict()
