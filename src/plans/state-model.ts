import type { Cell } from '../cases/kernel.ts'
import type { CaseSlice } from '../cases/model.ts'
import type { DomainFinding, PlanGoal, PlanReviewed, ViewsAnswered, ViewsRecorded } from './event-model.ts'
import type { Tracked } from './three-way.ts'

/** Who did something and when, as kept in the fold. */
export interface Mark {
  account: string | null
  agency: string | null
  at: string
  seq: number
}

interface Needs {
  domains: Record<string, Cell<DomainFinding>>
  risk?: Cell<string>
  last: Mark | null
}

export type PlanStatus = 'drafted' | 'submitted' | 'returned' | 'approved' | 'finished'

/** What is being written: each goal apart (null once it was taken out), so that two people can work on different ones. */
export interface Draft {
  goals: Record<string, Tracked<PlanGoal | null>>
  order: string[]
  reviewOn?: Tracked<string | null>
}

/** The text as approved; older ones stay beside it. */
export interface PlanVersion {
  version: number
  goals: PlanGoal[]
  reviewOn: string | null
  approved: Mark
  note: string | null
}

export interface Delivery extends Mark {
  eventId: string
  /** The action it was recorded against, or the referral that carried it out. */
  actionId: string | null
  referralId: string | null
  delivery: string
  on: string
  note: string | null
}

interface Review extends Mark {
  version: number
  finding: string
  outcome: PlanReviewed['outcome']
  nextReviewOn: string | null
}

export interface Decision extends Mark {
  outcome: 'approved' | 'returned'
  submission: number
  text: string | null
}

export interface Plan {
  planId: string
  status: PlanStatus
  /** 1 for the first text, one more each time a review asks for a new one. */
  version: number
  /** How often it was laid before the commission. */
  submission: number
  draft: Draft
  /** Every account that drafted or submitted any version: none of them may approve it. */
  authors: string[]
  versions: PlanVersion[]
  decisions: Decision[]
  deliveries: Delivery[]
  reviews: Review[]
  reviewOn: string | null
  started: Mark
  changed: Mark
}

interface Answer extends Mark {
  answer: ViewsAnswered['answer']
  note: string | null
}

/** `answers` holds every answer given, the latest last: an earlier one is never overwritten. */
export interface Views extends Mark {
  viewsId: string
  givenBy: ViewsRecorded['givenBy']
  views: string | null
  how: string | null
  notObtainable: string | null
  answers: Answer[]
}

export interface FollowUp extends Mark {
  followUpId: string
  on: string
  kind: string
  context: string
  recorded: (Mark & { finding: string; on: string; note: string | null }) | null
}

/** The part of the fold that `plans/` owns. */
export interface PlanSlice {
  needs: Needs
  /** The overall risk last assessed; null while nobody has assessed it. */
  risk: string | null
  /** What makes an assessment of needs due: a first assessment or presumption, later each reopening. */
  assessFrom: Mark | null
  plans: Plan[]
  views: Views[]
  followUps: FollowUp[]
  /** Deliveries reported on referrals, for the actions tied to them. */
  referralDeliveries: Delivery[]
  /** When the commission last decided or a review finished a plan: views after it belong to the next decision. */
  decidedSeq: number
}

/** The parts of a case file that the rules of plans look at. */
export interface PlanView {
  case: CaseSlice
  plan: PlanSlice
}
