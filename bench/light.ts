import { zoneOf } from '../src/cases/read-zone.ts'
import { theSystem } from '../src/platform/access/actor.ts'
import { type PrintedForm, shareFilled } from '../src/platform/documents/index.ts'
import { buildForm, type FormChoice, type FormId } from '../src/printing/forms.ts'
import { gatherInput } from '../src/printing/print-document.ts'
import { carryThrough } from '../tests/browser/acts/carry-through.ts'
import type { Sending } from '../tests/browser/acts/refer.ts'
import { registerAndRefer } from '../tests/browser/acts/register-and-refer.ts'
import { PHONE } from '../tests/browser/screen-problems.ts'
import { type Stage, startForBrowser } from '../tests/browser/start-for-browser.ts'
import { storyIn } from '../tests/browser/story.ts'
import { Worker } from '../tests/browser/worker.ts'
import { printTable } from './table.ts'

const BARS = { questions: 12, interactions: 30, filled: 80 }

/**
 * How light the main job is: what it asks of a first responder with a phone from "My work" to a presumed victim
 * registered, assessed and referred, and how much of the printed forms nobody has to write by hand.
 */
export const run = async (): Promise<void> => {
  const stage = await startForBrowser()
  try {
    const agreed = await measure(stage, 'the child agrees, recorded on the way', 'record-now')
    const danger = await measure(stage, 'a child in danger, no consent needed', 'child')
    printTable(
      `From “My work” to referred, on a phone of 360 px (bar: ≤ ${BARS.questions} questions, ≤ ${BARS.interactions} interactions)`,
      [
        'way',
        'questions to answer',
        'may be left empty',
        'taps',
        'fields typed',
        'interactions',
        'seconds (browser)',
      ],
      [agreed.row, danger.row],
    )
    process.stdout.write(caption)
    await carryThrough(stage, 'en', agreed.caseId)
    await printFilled(stage, agreed.caseId)
  } finally {
    await stage.close()
  }
}

const caption = `
A question is a labelled field or group of answers that stands on a screen; one inside a closed part of the screen
stands there only once it is opened. Those marked “if known” may be left empty and are counted beside. A tap is a
button, link, box or list; a typed field counts once. Every step is saved before the next, so that nothing is lost
when the work is interrupted. Signing in is not counted. Seconds are what the program takes with a script that never
thinks; a person's time is mostly the conversation.
`

const measure = async (stage: Stage, name: string, ground: Sending['ground']) => {
  const worker = await Worker.at({ stage, language: 'en', screen: PHONE }, 'first-responder')
  worker.cost = { taps: 0, typed: 0, questions: new Map() }
  const began = performance.now()
  const caseId = await registerAndRefer(worker, storyIn('en').met, ground)
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  const { taps, typed, questions } = worker.cost
  const empty = [...questions.values()].filter(Boolean).length
  await worker.leave()
  return { caseId, row: [name, questions.size - empty, empty, taps, typed, taps + typed, seconds] }
}

const printFilled = async (stage: Stage, caseId: string): Promise<void> => {
  const { services } = stage.umai
  const input = await services.access.withActor(theSystem, (trx) => gatherInput(trx, services, caseId, 'en'))
  if (!input) throw new Error('the case is not there to print')
  const timeZone = zoneOf(services.config.country)
  const form = (id: FormId, choice: Omit<FormChoice, 'timeZone'> = {}): PrintedForm => {
    const built = buildForm(id, input, { ...choice, timeZone })
    if (!built) throw new Error(`nothing to print as ${id}`)
    return built
  }
  const forms = [
    form('identification'),
    form('referral', { referral: input.file.referrals.referrals[0]?.referralId }),
    form('plan', { plan: input.file.plan.plans.at(-1)?.planId }),
  ]
  const counts = forms.map((each) => ({ title: each.title, ...shareFilled(each) }))
  const all = counts.reduce(
    (sum, each) => ({ title: 'together', filled: sum.filled + each.filled, total: sum.total + each.total }),
    { title: '', filled: 0, total: 0 },
  )
  printTable(
    `Printed forms of a case carried through the main job, filled without writing (bar: ≥ ${BARS.filled} %)`,
    ['form', 'fields', 'filled by the program', 'share'],
    [...counts, all].map(({ title, filled, total }) => [
      title,
      total,
      filled,
      `${Math.round((100 * filled) / total)} %`,
    ]),
  )
  process.stdout.write(
    '\nCounted are the labelled fields of each form; tables and signatures are not. Filled is what the program put\nthere from what had been recorded once; the receiver’s reply on a referral is always left for the pen.\n',
  )
}
