import type { Language } from '../../../src/platform/i18n.ts'
import { DESK } from '../screen-problems.ts'
import type { Stage } from '../start-for-browser.ts'
import { dayIn, storyIn } from '../story.ts'
import { Worker } from '../worker.ts'
import { answerQuestions, askBody, decide, recordFacts } from './identify.ts'
import { assessNeeds, decidePlan, deliverAction, draftPlan, hearChild, submitPlan } from './plan.ts'
import { answerReferral, openReferral } from './refer.ts'

type OnScreen = Worker['seat']['onScreen']

/** Everybody after the first responder, each at their own desk, up to help given under an approved plan. */
export const carryThrough = async (
  stage: Stage,
  language: Language,
  caseId: string,
  onScreen?: OnScreen,
): Promise<void> => {
  const story = storyIn(language)
  const at = (role: Parameters<typeof Worker.at>[1]) =>
    Worker.at({ stage, language, screen: DESK, onScreen }, role)

  const responder = await at('first-responder')
  await askBody(responder, caseId, 'demo-police-osh')
  const referralId = await responder.referralOf(caseId)
  await responder.leave()

  const centre = await at('service-provider')
  await openReferral(centre, 'shelter', referralId)
  await answerReferral(centre, 'accepted', story.note)
  await answerReferral(centre, 'delivered', story.note)
  await answerReferral(centre, 'reported', story.report)
  await centre.leave()

  const officer = await at('identifier')
  await answerQuestions(officer, caseId, ANSWERED_YES)
  await recordFacts(officer, { acts: ['recruitment'], exploitation: ['prostitution'] })
  await decide(officer, { outcome: 'identified', reasons: story.reasons })
  await officer.leave()

  const manager = await at('case-manager')
  await assessNeeds(manager, caseId, { safety: ['urgent', 'high'], schooling: ['some', 'medium'] })
  await draftPlan(manager, {
    goal: story.goal,
    area: 'education',
    what: story.action,
    serviceKind: 'schooling',
    agency: 'demo-child-protection-osh',
    dueOn: dayIn(20),
  })
  await hearChild(manager, caseId, story.views, story.viewsAnswer)
  await submitPlan(manager, caseId)
  await manager.leave()

  const member = await at('commission-member')
  await member.open(`/cases/${caseId}/plan`)
  await decidePlan(member, 'approve', story.note)
  await member.leave()

  const again = await at('case-manager')
  await again.open(`/cases/${caseId}/plan`)
  await again.arrive('plans.title')
  await deliverAction(again, story.action)
  await again.leave()
}

/** Indicators of deception, coercion and exploitation, from more than one part of the questionnaire. */
export const ANSWERED_YES = ['DR01', 'CR01', 'EX01']
