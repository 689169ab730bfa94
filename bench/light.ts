import { zoneOf } from '../src/cases/read-zone.ts'
import type { Role } from '../src/directory/permissions.ts'
import { theSystem } from '../src/platform/access/actor.ts'
import { type PrintedForm, shareFilled } from '../src/platform/documents/index.ts'
import { buildForm, type FormChoice, type FormId } from '../src/printing/forms.ts'
import { gatherInput } from '../src/printing/print-document.ts'
import {
  approve,
  bringInPolice,
  deliver,
  helpAtCentre,
  identify,
  prepare,
} from '../tests/browser/acts/carry-through.ts'
import type { Sending } from '../tests/browser/acts/refer.ts'
import { registerAndRefer } from '../tests/browser/acts/register-and-refer.ts'
import { DESK, PHONE } from '../tests/browser/screen-problems.ts'
import { type Stage, startForBrowser } from '../tests/browser/start-for-browser.ts'
import { storyIn } from '../tests/browser/story.ts'
import { type Asked, Worker } from '../tests/browser/worker.ts'
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
        'answered already',
        'may stay empty',
        'taps',
        'fields typed',
        'interactions',
        'seconds',
      ],
      [agreed.row, danger.row],
    )
    process.stdout.write(caption)
    await carryThrough(stage, agreed)
    await printFilled(stage, agreed.caseId)
  } finally {
    await stage.close()
  }
}

const caption = `
A question is a labelled field or group of answers that stands on a screen; one inside a closed part of the screen
stands there only once it is opened. "Answered already" stood filled with what was known (the worker's own district,
what the assessment said, the facts that may be shared) and only has to be looked at; "may stay empty" is marked so.
A tap is a button, link, box or list; a typed field counts once. Every step is saved before the next. Signing in is
not counted. Seconds are those of the program with a script that never thinks; a person's time is the conversation.
`

const measure = async (stage: Stage, name: string, ground: Sending['ground']) => {
  const worker = await Worker.at({ stage, language: 'en', screen: PHONE }, 'first-responder')
  worker.cost = { taps: 0, typed: 0, questions: new Map() }
  const began = performance.now()
  const caseId = await registerAndRefer(worker, storyIn('en').met, ground)
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  const { taps, typed, questions } = worker.cost
  const count = (how: Asked) => [...questions.values()].filter((each) => each === how).length
  const referralId = await worker.referralOf(caseId)
  await worker.leave()
  return {
    caseId,
    referralId,
    row: [name, count('open'), count('answered'), count('optional'), taps, typed, taps + typed, seconds],
  }
}

/** Everybody after the first responder, up to help given under an approved plan. */
const carryThrough = async (stage: Stage, { caseId, referralId }: { caseId: string; referralId: string }) => {
  const story = storyIn('en')
  const atWork = (role: Role) => Worker.at({ stage, language: 'en', screen: DESK }, role)
  await bringInPolice(atWork, caseId)
  await helpAtCentre(atWork, referralId, story)
  await identify(atWork, caseId, story)
  await prepare(atWork, caseId, story)
  await approve(atWork, caseId, story)
  await deliver(atWork, caseId, story)
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
  process.stdout.write(aboutForms(forms))
}

const aboutForms = (forms: PrintedForm[]): string => {
  const open = forms.flatMap((each) =>
    each.sections.flatMap(({ fields }) =>
      (fields ?? []).filter(({ filled }) => !filled).map(({ label }) => label),
    ),
  )
  return `
Counted are the labelled fields of each form; tables and signatures are not. The program filled in what people had
recorded once in the course of the work; nobody typed for a form. Left for the pen: ${[...new Set(open)].join('; ')}.
`
}
