import { z } from 'zod'
import type { Capability } from '../platform/http/capability.ts'
import { route } from '../platform/http/route.ts'
import { Agency, District, Entry, type Reference, Region, Service, Vocabulary } from './model.ts'

const Word = Entry.pick({
  code: true,
  labels: true,
  hint: true,
  validTo: true,
  needs: true,
  childrenOnly: true,
}).strip()
const Words = Vocabulary.pick({ vocabulary: true, labels: true })
  .strip()
  .extend({ entries: z.array(Word) })
const Place = District.pick({ code: true, labels: true, validTo: true }).strip()
const Places = Region.pick({ code: true, labels: true })
  .strip()
  .extend({ districts: z.array(Place) })

const Office = Agency.pick({
  code: true,
  labels: true,
  body: true,
  reach: true,
  region: true,
  district: true,
}).strip()

const Help = Service.pick({
  code: true,
  agency: true,
  labels: true,
  kind: true,
  needs: true,
  sexes: true,
  ages: true,
  area: true,
  languages: true,
}).strip()

/**
 * What screens need to show and offer codes, in the shapes of {@link Reference} so that `lookup.ts` reads it too:
 * words of the vocabularies, where places are, who does what. Without sources and notes: a phone asks once.
 */
export const ReferenceAnswer = z.object({
  vocabularies: z.record(z.string(), Words),
  regions: z.array(Places),
  agencies: z.array(Office),
  services: z.array(Help),
})
export type ReferenceAnswer = z.infer<typeof ReferenceAnswer>
export type Word = z.infer<typeof Word>

const made = new WeakMap<Reference, ReferenceAnswer>()

/** Zod drops what the answer does not name; done once for each set of reference data. */
const answerOf = (reference: Reference): ReferenceAnswer => {
  const known = made.get(reference) ?? ReferenceAnswer.parse(reference)
  made.set(reference, known)
  return known
}

const readReference = route({
  method: 'GET',
  path: '/api/reference',
  summary: 'The words of every vocabulary, regions, agencies and services, in three languages',
  permission: 'signed-in',
  audit: null,
  answer: ReferenceAnswer,
  handle: async ({ services }) => answerOf(services.reference),
})

export const referenceCapability: Capability = { name: 'reference', routes: [readReference] }
