import type { Acting, CaseEvent, EventKind, Refusal } from '../../src/cases/kernel.ts'
import { caseKinds, caseSlice } from '../../src/cases/rules.ts'
import { consentKinds, consentRules } from '../../src/consent/rules.ts'
import type { Procedure } from '../../src/reference/model.ts'
import type { Referral, ReferralSent, ReferralsView } from '../../src/referrals/model.ts'
import { findReferral, referralKinds, referralsRules } from '../../src/referrals/rules.ts'

/** A case told step by step, without a server: decide, then fold, as the door does. */
export interface Story {
  view: ReferralsView
  events: CaseEvent[]
}

export interface By {
  account?: string | null
  agency?: string | null
  base?: number | null
  now?: string
  system?: boolean
}

export const NOW = '2026-03-10T09:00:00.000Z'
export const hoursLater = (hours: number): string =>
  new Date(Date.parse(NOW) + hours * 3_600_000).toISOString()

export const SENDER: By = { account: 'manager', agency: 'osh-support' }
export const RECEIVER: By = { account: 'nurse', agency: 'osh-hospital' }
export const OUTSIDER: By = { account: 'stranger', agency: 'other-ngo' }
export const CLOCK: By = { account: null, agency: null, system: true }

const kinds = new Map<string, EventKind<ReferralsView, unknown>>(
  [...caseKinds, ...consentKinds, ...referralKinds].map((kind) => [kind.type, kind]),
)

export const id = (n: number): string => `0195a000-0000-7000-8000-${String(n).padStart(12, '0')}`
export const REFERRAL = id(100)
export const CONSENT = id(200)

const procedure = { id: 'test', version: '1', deadlines: {} } as unknown as Procedure

const actingAs = (by: By): Acting => ({
  account: by.account ?? null,
  agency: by.agency ?? null,
  agencyKind: null,
  roles: [],
  system: by.system ?? false,
  now: by.now ?? NOW,
  procedure,
})

export const emptyStory = (): Story => ({
  view: {
    case: caseSlice.initial,
    consent: consentRules.slice.initial,
    referrals: referralsRules.slice.initial,
  },
  events: [],
})

/** What the rules say about an event now; null when it may happen. */
export const refusalOf = (story: Story, type: string, data: unknown, by: By = SENDER): Refusal | null => {
  const kind = kinds.get(type)
  if (!kind) throw new Error(`unknown event ${type}`)
  const parsed = kind.data.safeParse(data)
  if (!parsed.success)
    return {
      code: 'invalid',
      fields: parsed.error.issues.map((each) => ({ path: each.path.join('.'), code: 'schema' })),
    }
  return kind.decide(story.view, parsed.data, actingAs(by))
}

export const eventOf = (story: Story, type: string, data: unknown, by: By = SENDER): CaseEvent => ({
  id: id(10_000 + story.events.length + 1),
  type,
  caseId: id(1),
  personId: id(2),
  seq: story.events.length + 1,
  data,
  happenedAt: by.now ?? NOW,
  recordedAt: by.now ?? NOW,
  device: null,
  base: by.base === undefined ? story.events.length : by.base,
  account: by.account ?? null,
  agency: by.agency ?? null,
})

/** Folds an event without asking the rules, as a stored one. */
export const foldOne = ({ view, events }: Story, event: CaseEvent): Story => ({
  view: {
    case: caseSlice.apply(view.case, event),
    consent: consentRules.slice.apply(view.consent, event),
    referrals: referralsRules.slice.apply(view.referrals, event),
  },
  events: [...events, event],
})

/** Decides and folds; throws when the rules refuse, so that a test reads as a story. */
export const tell = (story: Story, type: string, data: unknown, by: By = SENDER): Story => {
  const refusal = refusalOf(story, type, data, by)
  if (refusal) throw new Error(`${type} refused: ${JSON.stringify(refusal)}`)
  return foldOne(story, eventOf(story, type, data, by))
}

export const openCase = (years: number | null = 30): Story =>
  tell(emptyStory(), 'case.registered', {
    worries: ['begging'],
    person: years === null ? {} : { age: { kind: 'years', years } },
  })

export const consentTo = (more: object = {}) => ({
  consentId: CONSENT,
  purpose: 'referral',
  recipient: { agency: 'osh-hospital' },
  evidence: 'signed-paper',
  givenBy: 'person',
  identity: true,
  ...more,
})

export const withConsent = (story: Story, more: object = {}): Story =>
  tell(story, 'consent.given', consentTo(more))

export const referral = (more: Partial<ReferralSent> = {}): ReferralSent => ({
  referralId: REFERRAL,
  need: 'medical',
  serviceId: 'examination',
  toAgency: 'osh-hospital',
  toKind: 'hospital',
  urgency: 'today',
  answerBy: hoursLater(12),
  shareIdentity: true,
  shares: ['sex', 'age'],
  consentId: CONSENT,
  ...more,
})

/** An adult's referral to the hospital, with consent, waiting for an answer. */
export const sentStory = (more: Partial<ReferralSent> = {}): Story =>
  tell(withConsent(openCase()), 'referral.sent', referral(more))

export const theReferral = (story: Story): Referral => findReferral(story.view, REFERRAL)!

/** Valid data for any event about {@link REFERRAL}. */
export const dataFor: Record<string, object> = {
  'referral.accepted': { referralId: REFERRAL, expectedOn: '2026-03-11' },
  'referral.declined': { referralId: REFERRAL, reason: 'no-places' },
  'referral.info-requested': { referralId: REFERRAL, question: 'Does she need a wheelchair?' },
  'referral.info-given': { referralId: REFERRAL, answer: 'No.' },
  'referral.delivered': { referralId: REFERRAL, delivery: 'delivered', on: '2026-03-10' },
  'referral.reported': { referralId: REFERRAL, outcome: 'helped', report: 'Examined, no treatment needed.' },
  'referral.report-read': { referralId: REFERRAL },
  'referral.withdrawn': { referralId: REFERRAL, reason: 'no-longer-needed' },
  'referral.reminded': { referralId: REFERRAL },
  'referral.escalated': { referralId: REFERRAL, toAgency: 'coordination' },
}

/** Who does what in an ordinary referral. */
export const actorOf = (type: string): By =>
  ({
    'referral.info-given': SENDER,
    'referral.report-read': SENDER,
    'referral.withdrawn': SENDER,
    'referral.reminded': CLOCK,
    'referral.escalated': CLOCK,
  })[type] ?? RECEIVER

/** Continues a story by events of the ordinary actors. */
export const goOn = (story: Story, ...types: string[]): Story =>
  types.reduce((told, type) => tell(told, type, dataFor[type], actorOf(type)), story)
