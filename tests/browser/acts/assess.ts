import type { Worker } from '../worker.ts'

/** The initial assessment of a child in danger, and the presumption: what a first responder does on the spot. */
export const assessAndPresume = async (worker: Worker): Promise<void> => {
  const title = worker.say('assessment.title')
  await worker.arriveAt(title, 'assessment.safety')
  await worker.choose('assessment.safety.question-child', worker.say('assessment.safety.urgent'))
  await worker.tap('assessment.go-on')
  await worker.question('assessment.needs.question-child').waitFor()
  await worker.arriveAt(title, 'assessment.needs')
  for (const need of ['medical', 'shelter'])
    await worker.choose('assessment.needs.question-child', worker.say(`assessment.need.${need}`))
  await worker.tap('assessment.go-on')
  await worker.question('assessment.guardian.question').waitFor()
  await worker.arriveAt(title, 'assessment.guardian')
  await worker.choose('assessment.guardian.question', worker.say('assessment.guardian.some'))
  await worker.tap('assessment.go-on')
  await worker.arrive('assessment.summary.title')
  await worker.tap('assessment.presume.do')
  await worker.page.getByText(worker.say('assessment.presumed.now')).waitFor()
  await worker.seat.onScreen?.(worker, 'assessment.presumed')
}
