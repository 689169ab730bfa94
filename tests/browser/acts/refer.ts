import type { Worker } from '../worker.ts'

/** How a referral is sent on: to whom, how soon, with the name or without, on what ground. */
export interface Sending {
  need: string
  /** Code of a service of the directory. */
  service: string
  urgency: string
  name: 'yes' | 'no'
  /** A consent recorded now, or the reason why none is needed. */
  ground: 'record-now' | 'child' | 'danger-to-life'
}

/** From the summary of the assessment (or the case) to a referral that is sent: one question at a time. */
export const sendReferral = async (worker: Worker, sending: Sending): Promise<void> => {
  const title = worker.say('referrals.send.titleFor', { need: worker.word('need', sending.need) })
  await worker.arriveAt(title, 'referrals.who')
  await worker.choose('referrals.who.question', serviceName(worker, sending.service))
  await worker.tap('referrals.send.next')
  await next(worker, title, 'referrals.urgency.question')
  // What the assessment said stands chosen already; only another answer is a tap.
  const urgency = worker.word('urgency', sending.urgency)
  if (!(await worker.isChosen('referrals.urgency.question', urgency)))
    await worker.choose('referrals.urgency.question', urgency)
  await worker.tap('referrals.send.next')
  await next(worker, title, 'referrals.name.question')
  await worker.choose('referrals.name.question', worker.say(`referrals.name.${sending.name}`))
  await worker.tap('referrals.send.next')
  await chooseGround(worker, title, sending.ground)
  await worker.tap('referrals.send.next')
  await next(worker, title, 'referrals.shares.question')
  await worker.tap('referrals.send.do')
  await worker.arriveAt(/.*/, 'referrals.sent')
  await worker
    .role('status', 'referrals.sent.next')
    .or(worker.page.getByText(worker.say('referrals.sent.next')))
    .first()
    .waitFor()
}

const chooseGround = async (worker: Worker, title: string, ground: Sending['ground']) => {
  const receiver = worker.page.locator('main fieldset.field--big').first()
  await receiver.getByText(worker.say('referrals.ground.record-now')).waitFor()
  await worker.arriveAt(title, 'referrals.ground')
  await worker.tick(`referrals.ground.${ground}`)
  if (ground !== 'record-now') return
  await worker.choose('consent.givenBy.label', worker.say('consent.givenBy.person'))
  await worker.choose('consent.evidence.label', worker.word('consent-evidence', 'spoken-witnessed'))
}

const next = async (worker: Worker, title: string, question: string) => {
  await worker.question(question).waitFor()
  await worker.arriveAt(title, question)
}

const serviceName = (worker: Worker, code: string): string => {
  const service = worker.seat.stage.umai.services.reference.services.find((each) => each.code === code)
  if (!service) throw new Error(`no service ${code}`)
  return service.labels[worker.seat.language]
}

/** Opens a referral from the inbox. The code of the case is not the sender's: nobody puts two lists side by side. */
export const openReferral = async (worker: Worker, need: string, referralId: string): Promise<void> => {
  await worker.open('/referrals')
  await worker.arrive('referrals.inbox.title')
  await worker.page.locator(`a[href$="/referrals/${referralId}"]`).click()
  await worker.arriveAt(worker.word('need', need), 'referrals.one')
}

type Answer = 'accepted' | 'delivered' | 'reported'

/** Accepts, delivers or reports: the button, the questions of its dialog, the same button again. */
export const answerReferral = async (worker: Worker, answer: Answer, words: string): Promise<void> => {
  const action = `referrals.do.${answer}`
  await worker.tap(action)
  const dialog = worker.page.getByRole('dialog')
  await dialog.waitFor()
  await worker.seat.onScreen?.(worker, action)
  if (answer === 'delivered')
    await worker.choose('referrals.field.delivery', worker.word('service-delivery', 'delivered'))
  if (answer === 'reported')
    await worker.choose('referrals.field.outcome', worker.word('referral-outcome', 'helped'))
  await worker.type(answer === 'reported' ? 'referrals.field.report' : 'referrals.field.note', words, dialog)
  await worker.tap(action, {}, dialog)
  await dialog.waitFor({ state: 'detached' })
  await worker.settled()
}
