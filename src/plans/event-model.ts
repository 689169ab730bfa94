import { z } from 'zod'
import { coded, day, referenceCode, secretText, uuid } from '../cases/fields.ts'

/** What was found in one area of life (standards.md 5.2): how much help is needed and how much danger there is. */
export const DomainFinding = z
  .object({ need: coded('need-level'), risk: coded('risk-level'), note: secretText(2000).optional() })
  .strict()
export type DomainFinding = z.infer<typeof DomainFinding>

/** Areas are saved as they are answered, so an event may carry one of them or many. */
export const NeedsAssessed = z
  .object({ domains: z.record(coded('risk-domain'), DomainFinding), risk: coded('risk-level').optional() })
  .strict()
  .refine((data) => Object.keys(data.domains).length > 0 || data.risk !== undefined, {
    message: 'nothing-given',
  })
export type NeedsAssessed = z.infer<typeof NeedsAssessed>

/**
 * One thing somebody will do. `agency` or `who` (a role in the person's life, never a name) says who; `dueOn` left
 * out means that nobody knows yet. `referralId` ties it to the referral that carries it out, so that what the other
 * agency delivers is counted here without being typed again.
 */
export const PlanAction = z
  .object({
    actionId: uuid(),
    what: secretText(500),
    serviceKind: coded('service-kind').optional(),
    agency: referenceCode('agency').optional(),
    who: coded('plan-actor').optional(),
    dueOn: day().optional(),
    referralId: uuid().optional(),
  })
  .strict()
export type PlanAction = z.infer<typeof PlanAction>

export const PlanGoal = z
  .object({
    goalId: uuid(),
    area: coded('plan-goal-area'),
    goal: secretText(500),
    actions: z.array(PlanAction).max(30),
  })
  .strict()
export type PlanGoal = z.infer<typeof PlanGoal>

/** The whole draft as its author left it; goals the author has not seen stay. */
export const PlanDrafted = z
  .object({ planId: uuid(), goals: z.array(PlanGoal).max(30), reviewOn: day().optional() })
  .strict()
export type PlanDrafted = z.infer<typeof PlanDrafted>

/** What the person said about what should happen, or why it could not be learnt; one of the two. */
export const ViewsRecorded = z
  .object({
    viewsId: uuid(),
    givenBy: z.enum(['child', 'person', 'guardian']),
    views: secretText().optional(),
    how: coded('views-method').optional(),
    notObtainable: coded('views-obstacle').optional(),
  })
  .strict()
  .refine((data) => (data.views === undefined) !== (data.notObtainable === undefined), {
    message: 'views-or-obstacle',
    path: ['views'],
  })
export type ViewsRecorded = z.infer<typeof ViewsRecorded>

/** What the plan does with the views, told to the person. Where it does not follow them, `note` says why. */
export const ViewsAnswered = z
  .object({
    viewsId: uuid(),
    answer: coded('views-answer'),
    note: secretText(2000).optional(),
  })
  .strict()
export type ViewsAnswered = z.infer<typeof ViewsAnswered>

const submission = z.number().int().min(1).max(1000)

export const PlanSubmitted = z.object({ planId: uuid() }).strict()
export type PlanSubmitted = z.infer<typeof PlanSubmitted>

/** `submission` is the one its author read, so that a decision made offline never falls on another text. */
export const PlanApproved = z
  .object({ planId: uuid(), submission: submission.optional(), note: secretText(2000).optional() })
  .strict()
export type PlanApproved = z.infer<typeof PlanApproved>

export const PlanReturned = z
  .object({ planId: uuid(), submission: submission.optional(), reasons: secretText(2000) })
  .strict()
export type PlanReturned = z.infer<typeof PlanReturned>

export const ActionDelivered = z
  .object({
    planId: uuid(),
    actionId: uuid(),
    delivery: coded('service-delivery'),
    on: day(),
    note: secretText(2000).optional(),
  })
  .strict()
export type ActionDelivered = z.infer<typeof ActionDelivered>

export const PlanReviewed = z
  .object({
    planId: uuid(),
    finding: secretText(),
    outcome: z.enum(['continue', 'revise', 'finish']),
    nextReviewOn: day().optional(),
  })
  .strict()
export type PlanReviewed = z.infer<typeof PlanReviewed>

export const FollowUpPlanned = z
  .object({
    followUpId: uuid(),
    on: day(),
    kind: coded('follow-up-kind'),
    context: coded('follow-up-context'),
  })
  .strict()
export type FollowUpPlanned = z.infer<typeof FollowUpPlanned>

export const FollowUpRecorded = z
  .object({
    followUpId: uuid(),
    finding: coded('follow-up-finding'),
    on: day(),
    note: secretText().optional(),
  })
  .strict()
export type FollowUpRecorded = z.infer<typeof FollowUpRecorded>
