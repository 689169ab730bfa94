import type { Worker } from '../worker.ts'

/** Need and risk of some areas of life, and the overall risk, in the table of the desk. */
export const assessNeeds = async (
  worker: Worker,
  caseId: string,
  domains: Record<string, [need: string, risk: string]>,
) => {
  await worker.open(`/cases/${caseId}/needs`)
  await worker.arrive('plans.needs.title')
  for (const [domain, [need, risk]] of Object.entries(domains)) {
    const area = worker.word('risk-domain', domain)
    await worker.select(`${area}: ${worker.say('plans.needs.need')}`, worker.word('need-level', need))
    await worker.select(`${area}: ${worker.say('plans.needs.risk')}`, worker.word('risk-level', risk))
  }
  await worker.select('plans.needs.overall', worker.word('risk-level', 'high'))
  await worker.tap('plans.save')
  await worker.settled()
  await worker.tap('plans.needs.toPlan')
  await worker.arrive('plans.title')
}

export interface Goal {
  goal: string
  area: string
  what: string
  serviceKind: string
  agency: string
  /** Day of the deadline, ISO. */
  dueOn: string
  reviewOn: string
}

/** One goal with one action: what a case manager writes for a child. */
export const draftPlan = async (worker: Worker, goal: Goal): Promise<void> => {
  await worker.tap('plans.do.draft')
  await worker.arrive('plans.edit.new')
  await worker.type('plans.goal.goal', goal.goal)
  await worker.select('plans.goal.area', worker.word('plan-goal-area', goal.area))
  await worker.type('plans.action.what', goal.what)
  await worker.select('plans.action.service', worker.word('service-kind', goal.serviceKind))
  await worker.type('plans.action.agency', worker.agency(goal.agency))
  await typeDay(worker, 'plans.action.due', goal.dueOn)
  await typeDay(worker, 'plans.edit.reviewOn', goal.reviewOn)
  await worker.tap('plans.edit.save')
  await worker.arrive('plans.title')
}

/** The child's own words, and what the plan makes of them. */
export const hearChild = async (
  worker: Worker,
  caseId: string,
  views: string,
  answer: string,
): Promise<void> => {
  await worker.open(`/cases/${caseId}/views`)
  await worker.arrive('plans.views.title')
  await worker.choose('plans.views.told', worker.say('plans.views.toldYes'))
  await worker.type('plans.views.words', views)
  await worker.tap('plans.save')
  await worker.page.getByText(views).first().waitFor()
  await worker.settled()
  await worker.choose('plans.views.answer', worker.word('views-answer', 'followed'))
  await worker.type('plans.views.answerWords', answer)
  await worker.tap('plans.views.answerSave')
  await worker.page.getByText(answer).first().waitFor()
  await worker.arrive('plans.views.title')
}

export const submitPlan = async (worker: Worker, caseId: string): Promise<void> => {
  await worker.open(`/cases/${caseId}/plan`)
  await worker.arrive('plans.title')
  await worker.tap('plans.do.submit')
  await worker.page.getByText(worker.say('plans.status.submitted')).first().waitFor()
}

export const decidePlan = async (
  worker: Worker,
  outcome: 'approve' | 'return',
  words: string,
): Promise<void> => {
  await worker.tap('plans.do.decide')
  await worker.arrive('plans.decide.title')
  await worker.choose('plans.decide.outcome', worker.say(`plans.decide.${outcome}`))
  await worker.type(outcome === 'approve' ? 'plans.decide.note' : 'plans.decide.reasons', words)
  await worker.tap('plans.decide.record')
  await worker.arrive('plans.title')
}

export const deliverAction = async (worker: Worker, what: string): Promise<void> => {
  await worker.tap(`${worker.say('plans.action.record')}: ${what}`)
  await worker.arrive('plans.deliver.title')
  await worker.choose('plans.deliver.delivery', worker.word('service-delivery', 'delivered'))
  await worker.tap('plans.save')
  await worker.arrive('plans.title')
}

export const reviewPlan = async (
  worker: Worker,
  outcome: 'continue' | 'revise' | 'finish',
  finding: string,
) => {
  await worker.tap('plans.do.review')
  await worker.arrive('plans.review.title')
  await worker.type('plans.review.finding', finding)
  await worker.choose('plans.review.outcome', worker.say(`plans.review.${outcome}`))
  await worker.tap('plans.save')
  await worker.arrive('plans.title')
}

/** Closing leads on to promising the follow-up. */
export const closeCase = async (worker: Worker, caseId: string, reason: string): Promise<void> => {
  await worker.open(`/cases/${caseId}/close`)
  await worker.arrive('plans.close.title')
  await worker.choose('plans.reason', worker.word('closing-reason', reason))
  await worker.tap('plans.close.do')
  await worker.arrive('plans.followUp.title')
}

export const planFollowUp = async (worker: Worker, on: string): Promise<void> => {
  await typeDay(worker, 'plans.followUp.on', on)
  await worker.select('plans.followUp.kind', worker.word('follow-up-kind', 'visit'))
  await worker.tap('plans.followUp.promise')
  await worker.page.getByText(worker.say('plans.followUp.waiting')).first().waitFor()
}

export const recordFollowUp = async (worker: Worker, finding: string): Promise<void> => {
  await worker.tap('plans.followUp.record')
  await worker.arrive('plans.followUp.record')
  await worker.choose('plans.followUp.finding', worker.word('follow-up-finding', finding))
  await worker.tap('plans.save')
  await worker.arrive('plans.followUp.title')
}

export const reopenCase = async (worker: Worker, caseId: string, reason: string): Promise<void> => {
  await worker.open(`/cases/${caseId}/reopen`)
  await worker.arrive('plans.reopen.title')
  await worker.choose('plans.reason', worker.word('reopening-reason', reason))
  await worker.tap('plans.reopen.do')
  await worker.page.waitForURL(new RegExp(`/cases/${caseId}$`))
}

/** A whole day into its three boxes. */
export const typeDay = async (worker: Worker, label: string, iso: string): Promise<void> => {
  const [year, month, day] = iso.split('-').map(Number)
  const boxes = worker.question(label)
  await worker.type('desk.date.day', String(day), boxes)
  await worker.type('desk.date.month', String(month), boxes)
  await worker.type('desk.date.year', String(year), boxes)
}
