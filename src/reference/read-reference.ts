import { z } from 'zod'
import type { Capability } from '../platform/http/capability.ts'
import { route } from '../platform/http/route.ts'
import { Labels, type Reference } from './model.ts'

const Word = z.object({
  code: z.string(),
  labels: Labels,
  hint: Labels.optional(),
  validTo: z.string().optional(),
})

/** What screens need to show and offer codes: words of the vocabularies, and where places are. */
export const ReferenceAnswer = z.object({
  vocabularies: z.record(z.string(), z.array(Word)),
  regions: z.array(z.object({ code: z.string(), labels: Labels, districts: z.array(Word) })),
})
export type ReferenceAnswer = z.infer<typeof ReferenceAnswer>
export type Word = z.infer<typeof Word>

const wordOf = ({ code, labels, hint, validTo }: Word): Word => ({
  code,
  labels,
  ...(hint ? { hint } : {}),
  ...(validTo ? { validTo } : {}),
})

const made = new WeakMap<Reference, ReferenceAnswer>()

const answerOf = (reference: Reference): ReferenceAnswer => {
  const known = made.get(reference)
  if (known) return known
  const answer = {
    vocabularies: Object.fromEntries(
      Object.entries(reference.vocabularies).map(([name, { entries }]) => [name, entries.map(wordOf)]),
    ),
    regions: reference.regions.map(({ code, labels, districts }) => ({
      code,
      labels,
      districts: districts.map(wordOf),
    })),
  }
  made.set(reference, answer)
  return answer
}

/** Words in three languages, without their sources: a phone asks once. */
export const readReference = route({
  method: 'GET',
  path: '/api/reference',
  summary: 'The words of every vocabulary, and regions with their districts, in three languages',
  permission: 'signed-in',
  audit: null,
  answer: ReferenceAnswer,
  handle: async ({ services }) => answerOf(services.reference),
})

export const referenceCapability: Capability = { name: 'reference', routes: [readReference] }
