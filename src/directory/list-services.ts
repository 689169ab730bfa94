import { z } from 'zod'
import type { Age } from '../cases/fields.ts'
import { route } from '../platform/http/route.ts'
import { regionOf } from '../reference/lookup.ts'
import type { Reference } from '../reference/model.ts'
import { rankServices } from './choose-service.ts'
import { RankedService } from './model.ts'
import { listServices } from './store.ts'

const code = z.string().min(1).max(80)

/** `age`: completed years (`15`), a guess (`14-17`), or `child`, `adult`, `unknown`. */
const AgeInWords = z.string().regex(/^(\d{1,3}|\d{1,3}-\d{1,3}|child|adult|unknown)$/)

const ServiceQuery = z
  .object({
    need: code.optional(),
    sex: code.optional(),
    age: AgeInWords.optional(),
    district: code.optional(),
    region: code.optional(),
    language: code.optional(),
    places: z.literal('true').optional(),
  })
  .strict()

/** The services of the directory, ranked for what is asked; without a question, all of them. */
export const listServicesRoute = route({
  method: 'GET',
  path: '/api/directory/services',
  summary: 'Services by need, sex, age, district, language and free places, the best first, each with why',
  permission: 'directory:read',
  audit: 'directory.searched',
  query: ServiceQuery,
  answer: z.object({ services: z.array(RankedService) }),
  handle: async ({ trx, services, query }) => ({
    services: rankServices(await listServices(trx), {
      need: query.need,
      sex: query.sex,
      age: query.age === undefined ? undefined : ageIn(query.age),
      district: query.district,
      region: regionFor(services.reference, query),
      language: query.language,
      wantPlaces: query.places === 'true',
    }),
  }),
})

const regionFor = (reference: Reference, { district, region }: z.infer<typeof ServiceQuery>) =>
  region ?? (district === undefined ? undefined : (regionOf(reference, district) ?? undefined))

const ageIn = (words: string): Age => {
  if (words === 'child' || words === 'adult' || words === 'unknown') return { kind: 'group', group: words }
  const [from = 0, to] = words.split('-').map(Number)
  return to === undefined ? { kind: 'years', years: from } : { kind: 'range', from, to }
}
