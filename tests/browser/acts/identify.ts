import type { Worker } from '../worker.ts'

/** What an officer established. */
export interface Found {
  acts: readonly string[]
  exploitation: readonly string[]
}

/** Whoever leads the case brings in a body that may identify: it sees the case from then on. */
export const askBody = async (worker: Worker, caseId: string, agency: string): Promise<void> => {
  await worker.open(`/cases/${caseId}/identification`)
  await worker.arrive('identify.title')
  await worker.tap('identify.ask.go')
  await worker.arrive('identify.ask.title')
  await worker.choose('identify.ask.which', worker.agency(agency))
  await worker.tap('identify.ask.do')
  await worker.arrive('identify.title')
}

/** The indicator questionnaire at a desk: all parts under one another. */
export const answerQuestions = async (
  worker: Worker,
  caseId: string,
  yes: readonly string[],
): Promise<void> => {
  await worker.open(`/cases/${caseId}/identification/questions`)
  await worker.arrive('identify.questions.title')
  for (const id of yes) await worker.choose(indicatorText(worker, id), worker.say('desk.answer.yes'))
  await worker.tap('identify.to-facts')
}

const indicatorText = (worker: Worker, id: string): string => {
  const lists = worker.seat.stage.umai.services.reference.indicatorLists
  const found = lists.flatMap((list) => list.indicators).find((each) => each.id === id)
  if (!found) throw new Error(`no indicator ${id}`)
  return found.labels[worker.seat.language]
}

/** Act and purpose as established; means are not required for a child. */
export const recordFacts = async (worker: Worker, found: Found): Promise<void> => {
  await worker.arrive('identify.facts.title')
  for (const act of found.acts)
    await worker.choose('identify.facts.acts', worker.say(`identification.acts.${act}`))
  for (const each of found.exploitation)
    await worker.choose('identify.facts.exploitation', worker.say(`identification.exploitation.${each}`))
  await worker.tap('identify.facts.save')
  await worker.arrive('identify.title')
}

export interface Decision {
  outcome: 'identified' | 'not-identified' | 'not-yet'
  reasons: string
}

/** The decision with its reasons: final under one step, a proposal to the team under two. */
export const decide = async (worker: Worker, decision: Decision, steps: 1 | 2 = 1): Promise<void> => {
  await worker.tap('identify.decide.go')
  await worker.arrive(steps === 1 ? 'identify.decide.title' : 'identify.propose.title')
  await fillDecision(worker, decision)
  await worker.tap(steps === 1 ? 'identify.decide.do' : 'identify.propose.do')
  await worker.arrive('identify.title')
}

/** The team's last word under the two-step procedure. */
export const confirmDecision = async (worker: Worker, caseId: string, decision: Decision): Promise<void> => {
  await worker.open(`/cases/${caseId}/identification`)
  await worker.arrive('identify.title')
  await worker.tap('identify.confirm.go')
  await worker.arrive('identify.confirm.title')
  await fillDecision(worker, decision)
  await worker.tap('identify.confirm.do')
  await worker.arrive('identify.title')
}

const fillDecision = async (worker: Worker, { outcome, reasons }: Decision): Promise<void> => {
  await worker.choose('identify.decide.outcome', worker.word('identification-outcome', outcome))
  await worker.type('identify.decide.reasons', reasons)
}
