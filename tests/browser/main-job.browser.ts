import { afterAll, beforeAll, beforeEach, describe, expect, onTestFailed, test } from 'vitest'
import type { Role } from '../../src/directory/permissions.ts'
import { type Language, languages } from '../../src/platform/i18n.ts'
import { approve, bringInPolice, deliver, helpAtCentre, identify, prepare } from './acts/carry-through.ts'
import { lookBack, openCase, printAll, readHistory, revealName } from './acts/look.ts'
import { closeCase, planFollowUp, recordFollowUp, reopenCase, reviewPlan } from './acts/plan.ts'
import { registerAndRefer } from './acts/register-and-refer.ts'
import { keepPicture } from './keep-picture.ts'
import { DESK, PHONE } from './screen-problems.ts'
import { type Stage, startForBrowser } from './start-for-browser.ts'
import { dayIn, storyIn, wordsOf } from './story.ts'
import { watchScreens } from './watch-screens.ts'
import { type OpenSessions, Worker } from './worker.ts'

let stage: Stage
beforeAll(async () => {
  stage = await startForBrowser()
})
afterAll(() => stage?.close())

/** Screens beside the main job, by who works in them. */
const sections: Partial<Record<Role, Record<string, string>>> = {
  'first-responder': { '/directory': 'directory.title', '/me': 'accounts.me.title' },
  auditor: { '/audit': 'audit.title' },
  administrator: {
    '/accounts': 'accounts.title',
    '/accounts/new': 'accounts.new',
    '/accounts/agency': 'accounts.agency.new',
  },
}

const titleOfPaper = (path: string): string => {
  if (path.includes('/plan.')) return 'plans.print.titleChild'
  return path.includes('/referral.') ? 'printing.referral.title' : 'identify.print.title.child'
}

/** The whole main job, step after step: what one did, the next one finds. */
describe.each(languages)('the main job in %s', (language: Language) => {
  const story = storyIn(language)
  const { secrets, said } = wordsOf(story)
  const watch = watchScreens(secrets, said)
  const sessions: OpenSessions = new Map()
  let caseId = ''
  let referralId = ''
  let worker: Worker
  let broken = false

  const atWork = async (role: Role, screen = DESK): Promise<Worker> => {
    worker = await Worker.at({ stage, language, screen, onScreen: watch.onScreen, sessions }, role)
    return worker
  }

  beforeEach(({ skip }) => {
    if (broken) skip('an earlier step failed')
    onTestFailed(async ({ task }) => {
      broken = true
      await keepPicture(worker, `${language} ${task.name}`)
    })
  })

  test('a first responder on a phone registers, assesses, presumes and refers', async () => {
    const me = await atWork('first-responder', PHONE)
    caseId = await registerAndRefer(me, story.met, 'record-now')
    referralId = await me.referralOf(caseId)
    await me.leave()
    await bringInPolice(atWork, caseId)
  })

  test('the crisis centre accepts, gives help and reports back', () =>
    helpAtCentre(atWork, referralId, story))

  test('an identification officer asks, records and decides with reasons', () =>
    identify(atWork, caseId, story))

  test('a case manager writes down who it is, assesses needs, plans, hears the child and submits', () =>
    prepare(atWork, caseId, story))

  test('the commission approves the plan', () => approve(atWork, caseId, story))

  test('help under the plan is given', () => deliver(atWork, caseId, story))

  test('the plan is reviewed and finished', async () => {
    const me = await atWork('case-manager')
    await me.open(`/cases/${caseId}/plan`)
    await me.arrive('plans.title')
    await reviewPlan(me, 'finish', story.finding)
    await me.leave()
  })

  test('the case is closed, followed up and opened again', async () => {
    const me = await atWork('case-manager')
    await closeCase(me, caseId, 'goals-reached')
    await planFollowUp(me, dayIn(30))
    await recordFollowUp(me, 'at-risk')
    await reopenCase(me, caseId, 'at-risk-again')
    await me.leave()
  })

  test('the case: its history, the name with a reason, as known on a day, and its forms on paper', async () => {
    const me = await atWork('case-manager')
    const { head } = await me.readCase(caseId)
    await openCase(me, head.code)
    await revealName(me, story.met.name)
    const papers = await printAll(me)
    expect(papers.map((paper) => paper.path.replace(/.*documents\/|\?.*/g, '')).sort()).toEqual([
      'identification.docx',
      'identification.pdf',
      'plan.docx',
      'plan.pdf',
      'referral.docx',
      'referral.pdf',
    ])
    for (const { path, file, text } of papers) {
      expect(text.replace(/\s+/g, ' '), path).toContain(me.say(titleOfPaper(path)).replace(/\s+/g, ' '))
      expect(file, path).toContain(head.code)
      for (const secret of secrets) expect(decodeURI(file), path).not.toContain(secret)
    }
    const history = await readHistory(me, caseId)
    expect(history.length).toBeGreaterThan(20)
    expect(history.join()).toContain(me.say('event.case.reopened'))
    await lookBack(me, caseId, dayIn(0))
    await me.leave()
  })

  test('the coordinator oversees without a name or a case', async () => {
    const me = await atWork('coordinator')
    const told: string[] = []
    me.page.on('response', async (answer) => {
      if (answer.url().includes('/api/oversight')) told.push(await answer.text())
    })
    await me.open('/oversight')
    await me.arrive('oversight.title')
    const seen = `${told.join()} ${await me.page.locator('body').textContent()}`
    expect(told.length).toBeGreaterThan(0)
    for (const secret of [...secrets, caseId, story.views]) expect(seen).not.toContain(secret)
    await me.open(`/cases/${caseId}`)
    expect(await me.page.locator('body').textContent()).not.toContain(story.met.name)
    await me.leave()
  })

  test('every other section opens for whoever works in it', async () => {
    for (const [role, screens] of Object.entries(sections)) {
      const me = await atWork(role as Role)
      for (const [path, key] of Object.entries(screens)) {
        await me.open(path)
        await me.arrive(key)
      }
      await me.leave()
    }
  })

  test('no screen on the way had a fault', () => {
    expect(watch.problems()).toEqual([])
    expect(watch.seen.size).toBeGreaterThan(30)
  })
})
