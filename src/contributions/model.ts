import { z } from 'zod'
import { uuid } from '../cases/fields.ts'

/** Ways to contribute, the widest first: a narrower one is always open to whoever chose a wider. */
export const ways = ['identity', 'tokens', 'numbers', 'nothing'] as const
export const Way = z.enum(ways)
export type Way = z.infer<typeof Way>

/** What the people of a list are counted as; the words of `published-measure`. */
export const measures = ['victims-presumed', 'victims-identified', 'victims-assisted'] as const
const Measure = z.enum(measures)

/** A calendar year that people were counted in. */
const Year = z.number().int().min(1991).max(2200)

export const ChooseWay = z.object({ choiceId: uuid(), way: Way }).strict()

export const TokensToRead = z.object({ content: z.base64() }).strict()

/** `everyoneAgreed`: said of the whole list where the file does not say it of each person. */
export const TokensToSend = z
  .object({
    contributionId: uuid(),
    content: z.base64(),
    measure: Measure,
    year: Year,
    everyoneAgreed: z.boolean(),
  })
  .strict()
export type TokensToSend = z.infer<typeof TokensToSend>

export const MOST_ROWS = 7000

export const populations = ['all ages', 'children', 'adult men', 'adult women'] as const

/** One number an agency says of itself. */
const OwnNumber = z
  .object({
    measure: Measure,
    year: Year,
    population: z.enum(populations),
    count: z.number().int().min(0).max(100_000),
  })
  .strict()
export type OwnNumber = z.infer<typeof OwnNumber>
export const NumbersToSend = z
  .object({ contributionId: uuid(), numbers: z.array(OwnNumber).min(1).max(50) })
  .strict()

export const NewAgreement = z
  .object({
    agreementId: uuid(),
    name: z.string().trim().min(1).max(200),
    partners: z.array(z.string().min(1).max(80)).min(1).max(60),
  })
  .strict()

export const Agreement = z.object({
  agreementId: z.string(),
  name: z.string(),
  /** Tells keys apart and gives none away; it stands in every row of a token file. */
  fingerprint: z.string(),
  partners: z.array(z.string()),
  madeAt: z.string(),
  endedAt: z.string().nullable(),
})
export type Agreement = z.infer<typeof Agreement>

/** A file of tokens, or numbers, as the agency that sent it sees it: never whom it was linked with. */
export const Contribution = z.object({
  contributionId: z.string(),
  kind: z.enum(['tokens', 'numbers']),
  sentAt: z.string(),
  rows: z.number(),
  /** One measure and year of tokens; of numbers each. */
  said: z.array(z.object({ measure: z.string(), year: z.number(), count: z.number() })),
  undoneAt: z.string().nullable(),
})
export type Contribution = z.infer<typeof Contribution>

export const OwnContributions = z.object({
  /** Null = nothing was chosen yet, and nothing is accepted. */
  way: Way.nullable(),
  /** Agreements that run, of which the agency is a partner. */
  agreements: z.array(Agreement.omit({ partners: true })),
  contributions: z.array(Contribution),
})
export type OwnContributions = z.infer<typeof OwnContributions>

export const ReadTokens = z.object({
  agreement: z.string(),
  rows: z.number(),
  /** Rows whose very token stands in a file this agency sent before. */
  sentBefore: z.number(),
  columns: z.array(z.string()),
  /** The same file as sent before; it is counted once. */
  before: Contribution.nullable(),
})
export type ReadTokens = z.infer<typeof ReadTokens>

export const Agreements = z.object({
  agreements: z.array(Agreement),
  names: z.record(z.string(), z.object({ ky: z.string(), ru: z.string(), en: z.string() })),
})
export type Agreements = z.infer<typeof Agreements>
