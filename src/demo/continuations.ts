import type { Scenario } from './model.ts'

type Continuation = Scenario['steps']

/** Two referrals of one child: help that came, and a request nobody has answered in time. */
export const helpForOshGirl: Continuation = (ids, ago) => [
  {
    by: 'first-responder',
    hoursAgo: 68,
    type: 'referral.sent',
    data: {
      referralId: ids('shelter'),
      need: 'safety',
      serviceId: 'demo-crisis-shelter',
      toAgency: 'demo-crisis-centre',
      toKind: 'crisis-centre',
      urgency: 'now',
      answerBy: ago(66),
      shareIdentity: true,
      shares: ['sex', 'age', 'child', 'language', 'district'],
      withoutConsent: 'child',
      note: 'She needs a safe place tonight. She agreed to come with the social specialist.',
    },
  },
  {
    by: 'service-provider',
    hoursAgo: 67,
    type: 'referral.accepted',
    data: { referralId: ids('shelter'), note: 'We have a place and meet her at seven.' },
  },
  {
    by: 'service-provider',
    hoursAgo: 60,
    type: 'referral.delivered',
    data: { referralId: ids('shelter'), delivery: 'delivered', on: ago(60).slice(0, 10) },
  },
  {
    by: 'first-responder',
    hoursAgo: 51,
    type: 'consent.given',
    data: {
      consentId: ids('consent'),
      purpose: 'referral',
      recipient: { agency: 'demo-hospital' },
      evidence: 'child-assent',
      givenBy: 'person-and-guardian',
    },
  },
  {
    by: 'first-responder',
    hoursAgo: 50,
    type: 'referral.sent',
    data: {
      referralId: ids('psychologist'),
      need: 'psychological',
      serviceId: 'demo-hospital-psychologist',
      toAgency: 'demo-hospital',
      toKind: 'hospital',
      urgency: 'today',
      answerBy: ago(26),
      shareIdentity: false,
      consentId: ids('consent'),
      shares: ['sex', 'age', 'child', 'language'],
      note: 'She asks to speak with a woman.',
    },
  },
]

/** What an officer answered and decided about a woman who came back from abroad. */
export const identificationOfNanny: Continuation = () => [
  {
    by: 'identifier',
    hoursAgo: 180,
    type: 'indicators.answered',
    data: {
      list: 'A.S',
      answers: { DR01: 'yes', DR08: 'yes', CD01: 'yes', CD03: 'yes', EX04: 'yes', CR01: 'unknown' },
    },
  },
  {
    by: 'identifier',
    hoursAgo: 180,
    type: 'facts.recorded',
    data: {
      acts: ['recruitment', 'transportation'],
      means: ['deception', 'document-retention'],
      exploitation: ['prostitution'],
      country: 'TR',
    },
  },
  {
    by: 'identifier',
    hoursAgo: 170,
    type: 'identification.decided',
    data: {
      outcome: 'identified',
      form: 'adult',
      reasons:
        'Recruited by a false offer, passport taken on arrival, exploited. Act, means and purpose are established.',
    },
  },
]

/** Needs, a plan with the child's own views, and its way to the commission. */
export const planForTokmokBoy: Continuation = (ids, ago) => [
  {
    by: 'case-manager',
    hoursAgo: 40,
    type: 'needs.assessed',
    data: {
      domains: {
        safety: { need: 'some', risk: 'medium' },
        accommodation: { need: 'urgent', risk: 'medium' },
        schooling: { need: 'urgent', risk: 'low' },
      },
      risk: 'medium',
    },
  },
  {
    by: 'case-manager',
    hoursAgo: 39,
    type: 'views.recorded',
    data: {
      viewsId: ids('views'),
      givenBy: 'child',
      views: 'I want to go to school with my cousin and stay with my grandmother.',
      how: 'conversation',
    },
  },
  {
    by: 'case-manager',
    hoursAgo: 38,
    type: 'plan.drafted',
    data: {
      planId: ids('plan'),
      reviewOn: ago(-24 * 30).slice(0, 10),
      goals: [
        {
          goalId: ids('home'),
          area: 'family',
          goal: 'He lives with his grandmother and feels safe there.',
          actions: [
            {
              actionId: ids('visit'),
              what: 'Visit the grandmother and assess the home',
              who: 'case-manager',
              agency: 'demo-child-protection-osh',
              dueOn: ago(-24 * 5).slice(0, 10),
            },
          ],
        },
        {
          goalId: ids('school'),
          area: 'education',
          goal: 'He is back at school.',
          actions: [
            {
              actionId: ids('enrol'),
              what: 'Enrol him in the village school',
              who: 'social-specialist',
              agency: 'demo-village-administration',
              dueOn: ago(-24 * 10).slice(0, 10),
            },
          ],
        },
      ],
    },
  },
  {
    by: 'case-manager',
    hoursAgo: 37,
    type: 'views.answered',
    data: { viewsId: ids('views'), answer: 'followed', note: 'School from Monday; the grandmother agreed.' },
  },
  { by: 'case-manager', hoursAgo: 36, type: 'plan.submitted', data: { planId: ids('plan') } },
]
