import { afterAll, beforeAll, beforeEach, describe, expect, onTestFailed, test } from 'vitest'
import type { Role } from '../../src/directory/permissions.ts'
import { type Language, languages } from '../../src/platform/i18n.ts'
import { assessAndPresume } from './acts/assess.ts'
import { answerQuestions, askBody, decide, recordFacts } from './acts/identify.ts'
import { lookBack, openCase, printAll, readHistory, revealName } from './acts/look.ts'
import {
  assessNeeds,
  closeCase,
  decidePlan,
  deliverAction,
  draftPlan,
  hearChild,
  planFollowUp,
  recordFollowUp,
  reopenCase,
  reviewPlan,
  submitPlan,
} from './acts/plan.ts'
import { answerReferral, openReferral, sendReferral } from './acts/refer.ts'
import { registerConcern } from './acts/register.ts'
import { keepPicture } from './keep-picture.ts'
import { DESK, PHONE } from './screen-problems.ts'
import { type Stage, startForBrowser } from './start-for-browser.ts'
import { dayIn, storyIn, wordsOf } from './story.ts'
import { watchScreens } from './watch-screens.ts'
import { Worker } from './worker.ts'

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
  let caseId = ''
  let referralId = ''
  let worker: Worker
  let broken = false

  const atWork = async (role: Role, screen = DESK): Promise<Worker> => {
    worker = await Worker.at({ stage, language, screen, onScreen: watch.onScreen }, role)
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
    caseId = await registerConcern(me, story.met)
    await assessAndPresume(me)
    await me.tap('assessment.summary.refer', { need: 'shelter' })
    await sendReferral(me, {
      need: 'shelter',
      service: 'demo-crisis-shelter',
      urgency: 'today',
      name: 'yes',
      ground: 'record-now',
    })
    const { file } = await me.readCase(caseId)
    referralId = file.referrals.referrals[0]?.referralId ?? ''
    await askBody(me, caseId, 'demo-police-osh')
    await me.leave()
  })

  test('the crisis centre accepts, gives help and reports back', async () => {
    const me = await atWork('service-provider')
    await openReferral(me, 'shelter', referralId)
    await answerReferral(me, 'accepted', story.note)
    await answerReferral(me, 'delivered', story.note)
    await answerReferral(me, 'reported', story.report)
    await me.leave()
  })

  test('an identification officer asks, records and decides with reasons', async () => {
    const me = await atWork('identifier')
    await answerQuestions(me, caseId, [])
    await recordFacts(me, { acts: ['recruitment'], exploitation: ['prostitution'] })
    await decide(me, { outcome: 'identified', reasons: story.reasons })
    await me.leave()
  })

  test('a case manager assesses needs, writes the plan with the views of the child and submits it', async () => {
    const me = await atWork('case-manager')
    await assessNeeds(me, caseId, { safety: ['urgent', 'high'], schooling: ['some', 'medium'] })
    await draftPlan(me, {
      goal: story.goal,
      area: 'education',
      what: story.action,
      serviceKind: 'schooling',
      agency: 'demo-child-protection-osh',
      dueOn: dayIn(20),
    })
    await hearChild(me, caseId, story.views, story.viewsAnswer)
    await submitPlan(me, caseId)
    await me.leave()
  })

  test('the commission approves the plan', async () => {
    const me = await atWork('commission-member')
    await me.open(`/cases/${caseId}/plan`)
    await decidePlan(me, 'approve', story.note)
    await me.leave()
  })

  test('help under the plan is given, the plan reviewed and finished', async () => {
    const me = await atWork('case-manager')
    await me.open(`/cases/${caseId}/plan`)
    await me.arrive('plans.title')
    await deliverAction(me, story.action)
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
