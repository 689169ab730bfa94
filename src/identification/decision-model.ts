import { z } from 'zod'
import { coded, day, referenceCode, secretText, yesNoUnknown } from '../cases/fields.ts'
import type { Cell } from '../cases/kernel.ts'
import type { CaseSlice } from '../cases/model.ts'
import { COUNTRY_CODES } from '../reference/iso-codes.ts'
import { type Answer, LIST_IDS, type ListId } from './indicator-model.ts'
import {
  ACTS,
  type Act,
  type Conclusion,
  EXPLOITATION,
  type Exploitation,
  MEANS,
  type Means,
} from './vocabulary.ts'

/** A list has about 70 questions; more answers than this are not answers to it. */
const MOST_ANSWERS = 120

const indicatorCode = () => z.string().regex(/^[A-Z]{2}[0-9]{2}$/)

/**
 * Answers to the questions of a list, saved as they are given. The same question stands in several lists under one
 * code, so an answer given for one list is never asked again for another.
 */
export const IndicatorsAnswered = z
  .object({ list: z.enum(LIST_IDS), answers: z.record(indicatorCode(), yesNoUnknown()) })
  .strict()
  .refine(({ answers }) => Object.keys(answers).length > 0, { path: ['answers'], message: 'required' })
  .refine(({ answers }) => Object.keys(answers).length <= MOST_ANSWERS, {
    path: ['answers'],
    message: 'too-long',
  })
export type IndicatorsAnswered = z.infer<typeof IndicatorsAnswered>

const fact = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  z.union([z.array(z.enum(words)).min(1).max(words.length), z.enum(['none', 'unknown'])]).optional()

/** ISO 3166-1 alpha-2; `none` when there was no exploitation anywhere. */
const country = () =>
  z
    .string()
    .regex(/^([A-Z]{2}|none|unknown)$/)
    .refine((code) => code.length > 2 || COUNTRY_CODES.has(code), { message: 'unknown-code' })
    .optional()

/** Act, means and purpose as the officer established them: a list, `none` (asked, and there were none) or `unknown`. */
export const FactsRecorded = z
  .object({ acts: fact(ACTS), means: fact(MEANS), exploitation: fact(EXPLOITATION), country: country() })
  .strict()
  .refine((facts) => Object.values(facts).some((value) => value !== undefined), { message: 'nothing-given' })
export type FactsRecorded = z.infer<typeof FactsRecorded>

export const OUTCOMES = ['identified', 'not-identified', 'not-yet'] as const
export type Outcome = (typeof OUTCOMES)[number]
export const FORMS = ['adult', 'child'] as const
export type Form = (typeof FORMS)[number]
export const ASKERS = ['person', 'guardian', 'lawyer', 'agency'] as const
export type Asker = (typeof ASKERS)[number]

/** `decidedOn`: the day on the paper, when it is not the day of recording. */
const decision = { outcome: z.enum(OUTCOMES), reasons: secretText(), decidedOn: day().optional() }
const request = {
  ground: coded('review-ground'),
  note: secretText(2000).optional(),
  askedBy: z.enum(ASKERS).optional(),
}

/** `proposal` is true exactly when the procedure has two steps: then the decision waits for the team's word. */
export const IdentificationDecided = z
  .object({ ...decision, form: z.enum(FORMS), proposal: z.boolean().optional() })
  .strict()
export type IdentificationDecided = z.infer<typeof IdentificationDecided>

/** Also what a review decided, and what a court or a higher body decided on an appeal. */
export const LaterDecision = z.object(decision).strict()
export type LaterDecision = z.infer<typeof LaterDecision>

export const DecisionContested = z
  .object(request)
  .strict()
  .refine(({ ground, note }) => ground !== 'other' || note !== undefined, {
    path: ['note'],
    message: 'required',
  })
export type DecisionContested = z.infer<typeof DecisionContested>

/** Which agency on the case may decide or confirm; null when there is none, and the case says so. */
export const IdentificationAssigned = z
  .object({ task: z.enum(['decision', 'confirmation']), agency: referenceCode('agency').nullable() })
  .strict()
export type IdentificationAssigned = z.infer<typeof IdentificationAssigned>

/** `open` once begun, also after a "not yet"; `decided` while a decision stands that nobody contests. */
export type IdentificationStatus = 'none' | 'open' | 'proposed' | 'decided' | 'review' | 'appeal'

interface Entry {
  eventId: string
  at: string
  account: string | null
  agency: string | null
}

/** `advice` is what the rules made of the facts known at that moment, computed here and never sent by a device. */
export interface Decision extends Entry {
  kind: 'decided' | 'proposed' | 'confirmed' | 'reviewed' | 'appeal-decided'
  outcome: Outcome
  reasons: string
  decidedOn: string | null
  form: Form
  advice: Conclusion
}

export interface Contest extends Entry {
  kind: 'review-requested' | 'appealed'
  ground: string
  note: string | null
  askedBy: Asker | null
}

export interface RecordedFacts {
  acts?: Cell<Act[] | 'none' | 'unknown'>
  means?: Cell<Means[] | 'none' | 'unknown'>
  exploitation?: Cell<Exploitation[] | 'none' | 'unknown'>
  country?: Cell<string>
}

interface Assigned {
  agency: string | null
  at: string
}

/** The part of the fold that identification owns. */
export interface IdentificationSlice {
  status: IdentificationStatus
  /** The outcome in force; null before there is one, and while a proposal waits for the team. */
  outcome: Exclude<Outcome, 'not-yet'> | null
  proposal: Decision | null
  /** The form this person is asked by: the child's unless known to be an adult (standards.md 1.3, age disputed). */
  form: Form
  lists: ListId[]
  answers: Record<string, Cell<Answer>>
  facts: RecordedFacts
  history: (Decision | Contest)[]
  assigned: { decision: Assigned | null; confirmation: Assigned | null }
  startedAt: string | null
  /** What the case knows of the person, kept so that a decision's advice is of what was known then. */
  subject: Pick<CaseSlice, 'person' | 'episodes'>
}
