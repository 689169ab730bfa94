import { z } from 'zod'
import { secretText, uuid } from '../cases/fields.ts'

/** What may be found of two records. `unmerged` takes `merged` back, `cannot-tell` takes `different` back. */
export const verdictKinds = ['merged', 'unmerged', 'different', 'cannot-tell'] as const
export type VerdictKind = (typeof verdictKinds)[number]

/** The verdict that stands on two records; nothing stands after `unmerged`. */
export type StandingVerdict = Exclude<VerdictKind, 'unmerged'>

export interface Pair {
  a: string
  b: string
  verdict: StandingVerdict
}

/** A finding about two records. `eventId` is the sender's own, so that sending it twice is harmless. */
export interface Finding {
  eventId: string
  keptPersonId: string
  otherPersonId: string
  kind: VerdictKind
  happenedAt: string
  reasons?: string | undefined
}

/** What a reviewer decides of an open pair. */
export const Decision = z
  .object({
    id: uuid(),
    found: z.enum(['merged', 'different', 'cannot-tell']),
    happenedAt: z.iso.datetime({ offset: true }),
    reasons: secretText(2000).optional(),
  })
  .strict()
export type Decision = z.infer<typeof Decision>

/** Takes a decision back; the pair is open again. */
export const Reopening = Decision.omit({ found: true }).strict()

/** From this probability on a pair is worth a reviewer's look; below it two records are taken for two people. */
export const REVIEW_FROM = 0.2

/** What was compared: level codes and weights in bits, no value of anybody. */
export const StoredScore = z.object({
  probability: z.number(),
  weight: z.number(),
  prior: z.number(),
  together: z.number(),
  relatives: z.number(),
  fields: z.array(z.object({ field: z.string(), level: z.string(), weight: z.number() })),
  /** Where tokens were compared, not values: then no field has a weight, and `probability` is the likeness. */
  tokens: z.object({ share: z.number(), shared: z.number(), compared: z.string() }).optional(),
})
export type StoredScore = z.infer<typeof StoredScore>

const Side = z.object({
  personId: z.string(),
  sex: z.string(),
  birthYears: z.object({ from: z.number(), to: z.number() }).nullable(),
  citizenship: z.string().nullable(),
  language: z.string().nullable(),
})
export type Side = z.infer<typeof Side>

export const Review = z.object({
  reviewId: z.string(),
  status: z.enum(['open', 'decided']),
  found: z.enum(['merged', 'different', 'cannot-tell']).nullable(),
  /** Found by tokens alone: one side at least has no name in the data system. */
  byToken: z.boolean(),
  probability: z.number(),
  enteredAt: z.string(),
  decidedAt: z.string().nullable(),
})
export type Review = z.infer<typeof Review>

/** `sides` only while the pair is open: a reviewer's grant ends with the decision. */
export const OpenedReview = Review.extend({ score: StoredScore, sides: z.array(Side) })
export type OpenedReview = z.infer<typeof OpenedReview>
