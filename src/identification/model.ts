import { z } from 'zod'
import { COUNTRY_CODES, LANGUAGE_CODES } from '../reference/iso-codes.ts'
import {
  ACTS,
  AGE_GROUPS,
  CONCLUSIONS,
  EVIDENCE,
  EXPLOITATION,
  FLAGS,
  GRAVITIES,
  LEGAL_STATUSES,
  MEANS,
  MISSING,
  NOTIFY,
  PROSECUTIONS,
  SEXES,
} from './vocabulary.ts'

export * from './decision-model.ts'
export * from './indicator-model.ts'
export * from './vocabulary.ts'

/*
 * The message of every schema below is what was expected there, as a noun phrase, so that whoever reports
 * a wrong input can say "expected <message>, found <value>".
 */

function word<const Words extends readonly [string, ...string[]]>(words: Words) {
  return z.enum(words, { error: `one of ${words.join(', ')}` })
}

function listOf<const Words extends readonly [string, ...string[]]>(words: Words) {
  return z.array(word(words), { error: `a list of words out of ${words.join(', ')}` })
}

function fact<const Words extends readonly [string, ...string[]]>(words: Words) {
  // An empty list could mean "there were none" or "nobody asked", so it is refused.
  const list = listOf(words).min(1, { error: 'at least one word in the list, or none, or unknown' })
  return z
    .union([list, z.enum(['none', 'unknown'])], {
      error: `none, unknown, or a list of words out of ${words.join(', ')}`,
    })
    .optional()
}

function block<Shape extends z.ZodRawShape>(shape: Shape) {
  const keys = Object.keys(shape).join(', ')
  return z.strictObject(shape, {
    error: ({ code }) => (code === 'unrecognized_keys' ? `one of ${keys}` : `a block with any of ${keys}`),
  })
}

const text = z.string({ error: 'text' }).trim().min(1, { error: 'text that is not empty' })
const flag = z.boolean({ error: 'true or false' }).optional()

const AGE = 'an age in completed years, a whole number from 0 to 120'
const age = z.int({ error: AGE }).min(0, { error: AGE }).max(120, { error: AGE })

const COUNT = 'a whole number, 0 or more'
const count = z.int({ error: COUNT }).min(0, { error: COUNT })

function code(known: ReadonlySet<string>, alsoAllowed: readonly string[], expected: string) {
  return z
    .string({ error: expected })
    .refine((value) => known.has(value) || alsoAllowed.includes(value), { error: expected })
    .optional()
}

const CHARGE = 'code:article, such as KG-CC-2021:166'
const charge = z.string({ error: CHARGE }).regex(/^[A-Z][A-Z0-9-]*:[0-9]+([.-][0-9]+)*$/, { error: CHARGE })

const ages = block({ recruitment: age.optional(), identification: age.optional() }).refine(
  ({ recruitment, identification }) =>
    recruitment === undefined || identification === undefined || identification >= recruitment,
  { path: ['identification'], error: 'an age not below the age at recruitment' },
)

const person = block({
  sex: word(SEXES).optional(),
  age: ages.optional(),
  age_group: word(AGE_GROUPS).optional(),
  citizenship: code(
    COUNTRY_CODES,
    ['stateless', 'unknown'],
    'a two-letter ISO 3166-1 country code in capitals such as KG, or stateless, or unknown',
  ),
  language: code(LANGUAGE_CODES, ['unknown'], 'a two-letter ISO 639-1 language code such as ky, or unknown'),
  legal_status: word(LEGAL_STATUSES).optional(),
})

const facts = block({
  acts: fact(ACTS),
  means: fact(MEANS),
  exploitation: fact(EXPLOITATION),
  country: code(
    COUNTRY_CODES,
    ['none', 'unknown'],
    'a two-letter ISO 3166-1 country code in capitals such as KG, or unknown',
  ),
})

const chargeAgainstVictim = block({
  what: text.optional(),
  gravity: word(GRAVITIES).optional(),
  because_of_exploitation: flag,
})

const justice = block({
  charges: z.array(charge, { error: `a list of ${CHARGE}` }).optional(),
  prosecution: word(PROSECUTIONS).optional(),
  reconciled: flag,
  against_victim: z.array(chargeAgainstVictim, { error: 'a list of charges' }).optional(),
  evidence: listOf(EVIDENCE).optional(),
  financial_investigation: flag,
  child_interviews: block({
    count: count.optional(),
    specialist: flag,
    child_friendly_room: flag,
    faced_accused: flag,
  }).optional(),
  identity_published: flag,
})

/**
 * What is known of one case, as `umai assess` reads it. Whatever is left out is unknown, never "no".
 * `expect` is what a test vignette says must come out; it is accepted and ignored.
 */
export const CaseFacts = block({
  id: text,
  source: text.optional(),
  person: person.optional(),
  facts: facts.optional(),
  justice: justice.optional(),
  expect: z.unknown().optional(),
})
export type CaseFacts = z.infer<typeof CaseFacts>

/**
 * Why one finding was made. `finding` is the word itself for a member of a list (`KG-CC-2021:167`,
 * `testimony-only`, `consulate`, `age`), else its path (`child`, `elements.act`, `conclusion`).
 * `key` and `params` are for `explain`; `reason` is the same in English.
 */
export const Because = z.object({
  finding: z.string(),
  key: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
  reason: z.string(),
  source: z.string(),
})
export type Because = z.infer<typeof Because>

/** What the facts amount to. It advises: a person decides, and a negative never blocks help. */
export const Assessment = z.object({
  id: z.string(),
  child: z.boolean().nullable(),
  elements: z.object({
    act: z.enum(['established', 'absent', 'unknown']),
    means: z.enum(['established', 'absent', 'unknown', 'not-required']),
    purpose: z.enum(['established', 'absent', 'unknown']),
  }),
  conclusion: z.enum(CONCLUSIONS),
  offences: z.array(z.string()),
  flags: z.array(z.enum(FLAGS)),
  missing: z.array(z.enum(MISSING)),
  notify: z.array(z.enum(NOTIFY)),
  because: z.array(Because),
})
export type Assessment = z.infer<typeof Assessment>
