import type { CaseEvent } from '../cases/kernel.ts'
import { emptyDraft, goalsOf, mergeDraft, reviewDayOf } from './draft.ts'
import type {
  ActionDelivered,
  Decision,
  Plan,
  PlanApproved,
  PlanDrafted,
  PlanReturned,
  PlanReviewed,
  PlanSlice,
  PlanSubmitted,
} from './model.ts'
import { allowedFor, findPlan, livePlan, markOf } from './plan-state.ts'
import { on, type Step } from './step.ts'

const begin = (state: PlanSlice, event: CaseEvent<PlanDrafted>): PlanSlice => {
  const mark = markOf(event)
  const plan: Plan = {
    planId: event.data.planId,
    status: 'drafted',
    version: 1,
    submission: 0,
    draft: mergeDraft(emptyDraft, event),
    authors: withAuthor([], event),
    versions: [],
    decisions: [],
    deliveries: [],
    reviews: [],
    reviewOn: null,
    started: mark,
    changed: mark,
  }
  return { ...state, plans: [...state.plans, plan] }
}

const withAuthor = (authors: string[], event: CaseEvent): string[] =>
  event.account === null || authors.includes(event.account) ? authors : [...authors, event.account]

/** Changes the plan that an event names; events the table does not allow leave everything as it was. */
const change = <D extends { planId: string }>(
  make: (plan: Plan, event: CaseEvent<D>) => Partial<Plan>,
): Step =>
  on<D>((state, event) => {
    const plan = findPlan(state, event.data.planId)
    if (!plan || !allowedFor(plan).includes(event.type)) return state
    const changed = { ...plan, ...make(plan, event), changed: markOf(event) }
    return { ...state, plans: state.plans.map((each) => (each === plan ? changed : each)) }
  })

const redraft = change<PlanDrafted>((plan, event) => ({
  status: 'drafted',
  draft: mergeDraft(plan.draft, event),
  authors: withAuthor(plan.authors, event),
}))

const submit = change<PlanSubmitted>((plan, event) => ({
  status: 'submitted',
  submission: plan.submission + 1,
  authors: withAuthor(plan.authors, event),
}))

const decision = (
  plan: Plan,
  event: CaseEvent,
  outcome: Decision['outcome'],
  text: string | null,
): Decision => ({
  ...markOf(event),
  outcome,
  submission: plan.submission,
  text,
})

const approve = change<PlanApproved>((plan, event) => {
  const note = event.data.note ?? null
  const reviewOn = reviewDayOf(plan.draft)
  const version = {
    version: plan.version,
    goals: goalsOf(plan.draft),
    reviewOn,
    approved: markOf(event),
    note,
  }
  return {
    status: 'approved',
    versions: [...plan.versions, version],
    decisions: [...plan.decisions, decision(plan, event, 'approved', note)],
    reviewOn,
  }
})

const sendBack = change<PlanReturned>((plan, event) => ({
  status: 'returned',
  decisions: [...plan.decisions, decision(plan, event, 'returned', event.data.reasons)],
}))

const deliver = change<ActionDelivered>((plan, event) => {
  if (plan.deliveries.some((each) => each.eventId === event.id)) return {}
  const { actionId, delivery, on, note = null } = event.data
  const delivered = { eventId: event.id, actionId, referralId: null, delivery, on, note, ...markOf(event) }
  return { deliveries: [...plan.deliveries, delivered] }
})

const afterReview = { continue: 'approved', revise: 'drafted', finish: 'finished' } as const

const review = change<PlanReviewed>((plan, event) => {
  const { finding, outcome, nextReviewOn = null } = event.data
  if (plan.reviews.some((each) => each.seq === event.seq)) return {}
  return {
    status: afterReview[outcome],
    version: outcome === 'revise' ? plan.version + 1 : plan.version,
    reviews: [...plan.reviews, { ...markOf(event), version: plan.version, finding, outcome, nextReviewOn }],
    reviewOn: outcome === 'continue' ? nextReviewOn : null,
  }
})

/** A decision ends the time in which views were gathered for it. */
const deciding =
  (step: Step): Step =>
  (state, event) => {
    const next = step(state, event)
    return next === state ? state : { ...next, decidedSeq: event.seq }
  }

const reviewed = on<PlanReviewed>((state, event) =>
  (event.data.outcome === 'finish' ? deciding(review) : review)(state, event),
)

const drafted = on<PlanDrafted>((state, event) => {
  if (findPlan(state, event.data.planId)) return redraft(state, event)
  return livePlan(state) ? state : begin(state, event)
})

/** Kept for actions that name the referral, also when they come to name it later. */
const reportedOnReferral = on<ReferralDelivered>((state, event) => {
  const { referralId, delivery, on, note = null } = event.data
  if (!on || state.referralDeliveries.some((each) => each.eventId === event.id)) return state
  const delivered = { eventId: event.id, actionId: null, referralId, delivery, on, note, ...markOf(event) }
  return { ...state, referralDeliveries: [...state.referralDeliveries, delivered] }
})

/** What is read of a delivery that another agency reports on its referral. */
interface ReferralDelivered {
  referralId: string
  delivery: string
  on?: string
  note?: string
}

/** Steps of the plan itself, by type of event. */
export const planSteps: Record<string, Step> = {
  'plan.drafted': drafted,
  'plan.submitted': submit,
  'plan.approved': deciding(approve),
  'plan.returned': sendBack,
  'action.delivered': deliver,
  'plan.reviewed': reviewed,
  'referral.delivered': reportedOnReferral,
}
