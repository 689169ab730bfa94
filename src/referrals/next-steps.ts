import type { NextStep } from '../cases/kernel.ts'
import { consentEnd } from '../consent/rules.ts'
import { groundOf } from './grounds.ts'
import type { Referral, ReferralStatus, ReferralsView } from './model.ts'
import { isLive } from './status.ts'

type Step = Pick<NextStep, 'kind' | 'order'> & Partial<NextStep>

/** What the referrals of a case make people do next; after closing only what was accepted goes on. */
export const referralSteps = (view: ReferralsView): NextStep[] =>
  view.case.status === 'none'
    ? []
    : view.referrals.referrals.flatMap((referral) =>
        stepsOf(view, referral).map((step) => complete(referral, step)),
      )

const complete = (referral: Referral, step: Step): NextStep => ({
  id: `${step.kind}:${referral.referralId}`,
  agency: referral.from,
  role: 'case-manager',
  since: referral.changedAt,
  dueAt: null,
  params: { referralId: referral.referralId, need: referral.need },
  ...step,
})

const stepsOf = (view: ReferralsView, referral: Referral): Step[] => {
  const open = view.case.status === 'open'
  const goesOn =
    open ||
    referral.status === 'accepted' ||
    referral.status === 'delivered' ||
    referral.status === 'reported'
  if (!goesOn) return []
  return [...byStatus[referral.status](referral, view), ...(open ? renewal(view, referral) : [])]
}

const receiver = (referral: Referral) =>
  referral.byDocument ? {} : { agency: referral.toAgency, role: 'service-provider' }

const answering = (referral: Referral): Step[] => [
  {
    kind: referral.byDocument ? 'record-reply' : 'answer-referral',
    order: 20,
    dueAt: referral.answerBy,
    ...receiver(referral),
  },
  ...escalation(referral),
]

/** The coordinator learns that an agency does not answer: which agency, since when; nothing about the person. */
const escalation = (referral: Referral): Step[] =>
  referral.escalated?.toAgency
    ? [
        {
          kind: 'unanswered-referral',
          order: 25,
          agency: referral.escalated.toAgency,
          role: 'coordinator',
          since: referral.escalated.at,
          params: referral.toAgency ? { agency: referral.toAgency } : {},
        },
      ]
    : []

/** A need that was declined stays open until it was sent elsewhere, or the declined referral was withdrawn. */
const anotherService = (referral: Referral, view: ReferralsView): Step[] =>
  view.referrals.referrals.some((each) => each.need === referral.need && each.sentAt > referral.changedAt)
    ? []
    : [{ kind: 'choose-another-service', order: 18 }]

const byStatus: Record<ReferralStatus, (referral: Referral, view: ReferralsView) => Step[]> = {
  sent: answering,
  asked: (referral) => [{ kind: 'answer-question', order: 16, dueAt: referral.answerBy }],
  accepted: (referral) => [
    {
      kind: 'deliver-referral',
      order: 30,
      dueAt: referral.accepted?.expectedOn ? `${referral.accepted.expectedOn}T23:59:59.999Z` : null,
      ...receiver(referral),
    },
  ],
  delivered: (referral) => [{ kind: 'report-referral', order: 35, ...receiver(referral) }],
  declined: anotherService,
  reported: () => [{ kind: 'read-report', order: 22 }],
  withdrawn: () => [],
  closed: () => [],
}

/** While help rests on a consent with an end, somebody asks again before it ends. */
const renewal = (view: ReferralsView, referral: Referral): Step[] => {
  const consent = isLive(referral) ? groundOf(view, referral)?.consent : null
  if (!consent || consent.until === null) return []
  return [{ kind: 'renew-consent', order: 58, dueAt: consentEnd(consent), since: consent.givenAt }]
}
