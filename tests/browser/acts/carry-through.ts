import type { Role } from '../../../src/directory/permissions.ts'
import { dayIn, type Story } from '../story.ts'
import type { Worker } from '../worker.ts'
import { answerQuestions, askBody, decide, recordFacts } from './identify.ts'
import { describePerson, recordIdentity } from './know-person.ts'
import { assessNeeds, decidePlan, deliverAction, draftPlan, hearChild, submitPlan } from './plan.ts'
import { answerReferral, openReferral } from './refer.ts'

/** Somebody of a role, signed in at their own desk. */
export type AtWork = (role: Role) => Promise<Worker>

/** Indicators of deception, coercion and exploitation, from more than one part of the questionnaire. */
const ANSWERED_YES = ['DR01', 'CR01', 'EX01']

/** Who leads the case brings in the police, which may identify. */
export const bringInPolice = async (atWork: AtWork, caseId: string): Promise<void> => {
  const responder = await atWork('first-responder')
  await askBody(responder, caseId, 'demo-police-osh')
  await responder.leave()
}

/** The crisis centre accepts what was asked of it, helps and reports back. */
export const helpAtCentre = async (atWork: AtWork, referralId: string, story: Story): Promise<void> => {
  const centre = await atWork('service-provider')
  await openReferral(centre, 'shelter', referralId)
  await answerReferral(centre, 'accepted', story.note)
  await answerReferral(centre, 'delivered', story.note)
  await answerReferral(centre, 'reported', story.report)
  await centre.leave()
}

/** The officer answers the questions, establishes act and purpose, and decides with reasons. */
export const identify = async (atWork: AtWork, caseId: string, story: Story): Promise<void> => {
  const officer = await atWork('identifier')
  await askAndEstablish(officer, caseId)
  await decide(officer, { outcome: 'identified', reasons: story.reasons })
  await officer.leave()
}

/** Under two steps whoever is first on the spot proposes, and the team is called by itself. */
export const propose = async (atWork: AtWork, caseId: string, story: Story): Promise<void> => {
  const responder = await atWork('first-responder')
  await askAndEstablish(responder, caseId)
  await decide(responder, { outcome: 'identified', reasons: story.reasons }, 2)
  await responder.leave()
}

const askAndEstablish = async (worker: Worker, caseId: string): Promise<void> => {
  await answerQuestions(worker, caseId, ANSWERED_YES)
  await recordFacts(worker, { acts: ['recruitment'], exploitation: ['prostitution'] })
}

/** The case manager writes down who the person is, assesses needs, drafts the plan, hears the child and submits. */
export const prepare = async (atWork: AtWork, caseId: string, story: Story): Promise<void> => {
  const manager = await atWork('case-manager')
  await describePerson(manager, caseId, story.known)
  await recordIdentity(manager, caseId, story.known)
  await assessNeeds(manager, caseId, { safety: ['urgent', 'high'], schooling: ['some', 'medium'] })
  await draftPlan(manager, {
    goal: story.goal,
    area: 'education',
    what: story.action,
    serviceKind: 'schooling',
    agency: 'demo-child-protection-osh',
    dueOn: dayIn(20),
    reviewOn: dayIn(60),
  })
  await hearChild(manager, caseId, story.views, story.viewsAnswer)
  await submitPlan(manager, caseId)
  await manager.leave()
}

export const approve = async (atWork: AtWork, caseId: string, story: Story): Promise<void> => {
  const member = await atWork('commission-member')
  await member.open(`/cases/${caseId}/plan`)
  await decidePlan(member, 'approve', story.note)
  await member.leave()
}

export const deliver = async (atWork: AtWork, caseId: string, story: Story): Promise<void> => {
  const manager = await atWork('case-manager')
  await manager.open(`/cases/${caseId}/plan`)
  await manager.arrive('plans.title')
  await deliverAction(manager, story.action)
  await manager.leave()
}
