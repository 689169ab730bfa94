import { z } from 'zod'
import { Code, Labels, provenance, validity } from './parts.ts'

const AMOUNT = 'a whole number, 0 or more'
const amount = z.int({ error: AMOUNT }).min(0, { error: AMOUNT })

/** How long somebody has. An amount of 0 means at once. */
export const Deadline = z.strictObject({
  amount,
  unit: z.enum(['hours', 'days'], { error: 'hours or days' }),
  ...provenance,
})
export type Deadline = z.infer<typeof Deadline>

/** What a deadline can run for, outside a stage. Null in a procedure = not configured, and no date is shown. */
export const OBLIGATIONS = [
  'initial-assessment',
  'identification',
  'confirmation',
  'referral-answer',
  'needs-assessment',
  'plan-draft',
  'plan-approval',
  'plan-review',
  'follow-up',
] as const
export type Obligation = (typeof OBLIGATIONS)[number]
const obligation = z.enum(OBLIGATIONS, { error: `one of ${OBLIGATIONS.join(', ')}` })

/** What common practice does where the sources give no deadline: shown to a ministry, never counted by. */
export const SuggestedDeadline = z.strictObject({
  obligation,
  amount,
  unit: z.enum(['hours', 'days', 'months'], { error: 'hours, days or months' }),
  ...provenance,
})
export type SuggestedDeadline = z.infer<typeof SuggestedDeadline>

const codes = z.array(Code, { error: 'a list of codes' })
const bodies = z.union([z.literal('any'), codes], { error: 'any, or a list of kinds of body' })

export const Stage = z.strictObject({
  id: Code,
  labels: Labels,
  purpose: Labels,
  /** Who acts: roles of the vocabulary `role`, in bodies of the vocabulary `body-kind`. */
  by: z.strictObject({ roles: codes, bodies }),
  forms: codes,
  next: codes,
  deadline: Deadline.nullable(),
  deadlineNote: Labels.optional(),
})
export type Stage = z.infer<typeof Stage>

export const Form = z.strictObject({ id: Code, labels: Labels, ...provenance })
export type Form = z.infer<typeof Form>

/** Whom to tell, and when. `withConsent`: only when the person agrees. */
export const Notification = z.strictObject({
  when: z.enum(['child', 'foreign'], { error: 'child or foreign' }),
  to: z.enum(['child-protection', 'consulate', 'foreign-ministry'], {
    error: 'child-protection, consulate or foreign-ministry',
  }),
  withConsent: z.boolean({ error: 'true or false' }),
  deadline: Deadline.nullable(),
  ...provenance,
})
export type Notification = z.infer<typeof Notification>

const STEPS = '1 or 2'

/** A referral procedure: who identifies, in which stages, on which forms, whom to tell and by when. */
export const Procedure = z.strictObject({
  id: Code,
  version: z
    .string({ error: 'a version in quotes' })
    .regex(/^\d+(\.\d+)*$/, { error: 'a version such as "1"' }),
  status: z.enum(['in-force', 'proposed'], { error: 'in-force or proposed' }),
  labels: Labels,
  ...provenance,
  ...validity,
  identification: z.strictObject({
    steps: z.union([z.literal(1, { error: STEPS }), z.literal(2, { error: STEPS })], { error: STEPS }),
    by: codes,
    confirmedBy: codes,
  }),
  /** The first is where every case begins. */
  stages: z.array(Stage, { error: 'a list of stages' }).min(1, { error: 'at least one stage' }),
  forms: z.array(Form, { error: 'a list of forms' }),
  notifications: z.array(Notification, { error: 'a list of notifications' }),
  deadlines: z.record(obligation, Deadline.nullable(), {
    error: `a deadline or null for each of ${OBLIGATIONS.join(', ')}`,
  }),
  suggested: z.array(SuggestedDeadline, { error: 'a list of suggested deadlines' }),
})
export type Procedure = z.infer<typeof Procedure>
