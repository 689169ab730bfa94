import { mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Role } from '../src/directory/permissions.ts'
import type { Language } from '../src/platform/i18n.ts'
import { assessAndPresume } from '../tests/browser/acts/assess.ts'
import {
  approve,
  bringInPolice,
  deliver,
  helpAtCentre,
  identify,
  prepare,
} from '../tests/browser/acts/carry-through.ts'
import { recordTwice } from '../tests/browser/acts/double.ts'
import { openCase } from '../tests/browser/acts/look.ts'
import { registerConcern } from '../tests/browser/acts/register.ts'
import { registerAndRefer } from '../tests/browser/acts/register-and-refer.ts'
import { PHONE } from '../tests/browser/screen-problems.ts'
import { type Stage, startForBrowser } from '../tests/browser/start-for-browser.ts'
import { storyIn } from '../tests/browser/story.ts'
import { Worker } from '../tests/browser/worker.ts'
import { root } from './run-part.ts'

/*
 * `npm run tour`: walks the main job with the demo data and writes the pictures that README shows;
 * `npm run tour -- numbers`: only those of counting, publishing and comparing records.
 */

const folder = join(root, 'docs/pictures')
const MOST_BYTES = 150_000
/** As much of a desk as a picture in a README needs. */
const DESK = { width: 1280, height: 720 }

/** Screens worth a picture, by the name the walk gives them, and the file each goes to. */
const pictures: Record<string, string> = {
  'work.title': '1-work',
  'people.search.found': '1-search',
  'register.heading': '1-register',
  'assessment.needs': '2-assessment',
  'assessment.presumed': '2-presumed',
  'referrals.who': '3-choose-service',
  'referrals.one': '3-referral',
  'identify.questions.title': '4-questions',
  'identify.facts.title': '4-facts',
  'identify.decide.title': '4-decide',
  'plans.needs.title': '5-needs',
  'plans.edit.new': '5-plan-editor',
  'plans.decide.title': '5-commission',
  'plans.title': '5-plan',
  'cases.case': '6-case',
  'oversight.title': '7-oversight',
}
const numbers: Record<string, string> = {
  'indicators.title': '7-indicators',
  'figures.title': '7-figures',
  'releases.one': '7-release',
  'duplicates.pair.title': '7-duplicates',
  'statistics.title': '7-public',
}

const taken = new Map<string, number>()

const take = async (worker: Worker, file: string): Promise<void> => {
  await worker.page.evaluate(() => scrollTo(0, 0))
  const path = join(folder, `${file}.png`)
  await worker.page.screenshot({ path })
  taken.set(file, statSync(path).size)
}

/** Keeps the last sight of a screen: a plan is worth showing once there is something in it. */
const onScreen = async (worker: Worker, name: string): Promise<void> => {
  const file = pictures[name] ?? numbers[name]
  if (file) await take(worker, file)
}

const walk = async (stage: Stage): Promise<void> => {
  const language = 'en'
  const story = storyIn(language)
  const atWork = (role: Role) => Worker.at({ stage, language, screen: DESK, onScreen }, role)
  const responder = await Worker.at({ stage, language, screen: PHONE, onScreen }, 'first-responder')
  const caseId = await registerAndRefer(responder, story.met, 'record-now')
  const referralId = await responder.referralOf(caseId)
  await responder.leave()
  await bringInPolice(atWork, caseId)
  await helpAtCentre(atWork, referralId, story)
  await identify(atWork, caseId, story)
  await prepare(atWork, caseId, story)
  await approve(atWork, caseId, story)
  await deliver(atWork, caseId, story)
  const manager = await atWork('case-manager')
  const { head } = await manager.readCase(caseId)
  await openCase(manager, head.code)
  await manager.leave()
  const coordinator = await atWork('coordinator')
  await coordinator.open('/oversight')
  await coordinator.arrive('oversight.title')
  await coordinator.leave()
}

/** What those see who count, publish and compare records, and what everybody does. */
const countAndPublish = async (stage: Stage): Promise<void> => {
  const sitDown = (role: Role) => Worker.at({ stage, language: 'en', screen: DESK, onScreen }, role)
  const [first, second] = [await sitDown('first-responder'), await sitDown('case-manager')]
  await recordTwice(first, second)
  await Promise.all([first.leave(), second.leave()])
  const rapporteur = await sitDown('rapporteur')
  for (const [path, title] of [
    ['/indicators', 'indicators.title'],
    ['/figures', 'figures.title'],
    ['/releases', 'releases.title'],
  ] as const) {
    await rapporteur.open(path)
    await rapporteur.arrive(title)
  }
  await openFirstRow(rapporteur)
  await rapporteur.arriveAt(/./, 'releases.one')
  await rapporteur.page.goto(`${stage.address}/en/statistics`)
  await take(rapporteur, '7-public')
  await rapporteur.leave()
  const reviewer = await sitDown('record-reviewer')
  await reviewer.open('/duplicates')
  await openFirstRow(reviewer)
  await reviewer.arrive('duplicates.pair.title')
  await reviewer.leave()
}

const openFirstRow = async ({ page }: Worker): Promise<void> => {
  const before = page.url()
  await page.getByRole('main').getByRole('table').getByRole('link').first().click()
  await page.waitForURL((url) => url.href !== before)
}

/** The same question on the same phone in the two other languages. */
const inLanguage = async (stage: Stage, language: Language): Promise<void> => {
  const onScreen = async (worker: Worker, name: string) => {
    if (name === 'assessment.needs') await take(worker, `2-assessment-${language}`)
  }
  const worker = await Worker.at({ stage, language, screen: PHONE, onScreen }, 'first-responder')
  await registerConcern(worker, storyIn(language).met)
  await assessAndPresume(worker)
  await worker.leave()
}

const onlyNumbers = process.argv[2] === 'numbers'
const expected = [...(onlyNumbers ? [] : Object.values(pictures)), ...Object.values(numbers)]
mkdirSync(folder, { recursive: true })
const stage = await startForBrowser()
try {
  if (!onlyNumbers) {
    await inLanguage(stage, 'ky')
    await inLanguage(stage, 'ru')
    await walk(stage)
  }
  await countAndPublish(stage)
} finally {
  await stage.close()
}
for (const [file, bytes] of taken)
  process.stdout.write(`docs/pictures/${file}.png ${Math.round(bytes / 1000)} kB\n`)
const heavy = [...taken].filter(([, bytes]) => bytes > MOST_BYTES).map(([file]) => file)
const missing = expected.filter((file) => !taken.has(file))
if (heavy.length > 0) process.stderr.write(`heavier than ${MOST_BYTES / 1000} kB: ${heavy.join(', ')}\n`)
if (missing.length > 0) process.stderr.write(`not met on the way: ${missing.join(', ')}\n`)
process.exitCode = heavy.length + missing.length > 0 ? 1 : 0
