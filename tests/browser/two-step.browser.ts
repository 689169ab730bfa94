import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Role } from '../../src/directory/permissions.ts'
import { createAccount } from './acts/accounts.ts'
import { propose } from './acts/carry-through.ts'
import { confirmDecision } from './acts/identify.ts'
import { registerConcern } from './acts/register.ts'
import { keepPicture } from './keep-picture.ts'
import { DESK, PHONE } from './screen-problems.ts'
import { type Stage, startForBrowser } from './start-for-browser.ts'
import { storyIn, wordsOf } from './story.ts'
import { watchScreens } from './watch-screens.ts'
import { Worker } from './worker.ts'

/* The proposed procedure, by a setting alone: the first responder proposes, the mobile team decides. */

const language = 'ky'
const TEAM = { agency: 'demo-mobile-team', role: 'identifier' } as const

let stage: Stage
beforeAll(async () => {
  stage = await startForBrowser({ UMAI_PROCEDURE: 'kg-nrm-two-step' })
})
afterAll(() => stage?.close())

test('a proposal waits for the team, whose word is the last', async ({ onTestFailed }) => {
  const story = storyIn(language)
  const { secrets, said } = wordsOf(story)
  const watch = watchScreens(secrets, said)
  let worker: Worker
  onTestFailed(() => keepPicture(worker, 'two steps'))
  const atWork = async (role: Role, screen = DESK) => {
    worker = await Worker.at({ stage, language, screen, onScreen: watch.onScreen }, role)
    return worker
  }

  const admin = await atWork('administrator')
  const password = await createAccount(admin, 'team@demo.umai', TEAM)
  await admin.leave()

  const responder = await atWork('first-responder', PHONE)
  const caseId = await registerConcern(responder, story.met)
  await responder.leave()
  await propose(atWork, caseId, story)

  const again = await atWork('first-responder')
  await again.open(`/cases/${caseId}/identification`)
  await again.arrive('identify.title')
  expect((await again.readCase(caseId)).file.identification).toMatchObject({
    status: 'proposed',
    outcome: null,
  })
  expect(await again.role('link', 'identify.confirm.go').count()).toBe(0)
  await again.open(`/cases/${caseId}/identification/confirm`)
  await again.arrive('desk.notFound.title')
  expect(await again.role('button', 'identify.confirm.do').count()).toBe(0)
  await again.leave()

  const member = await Worker.sitDown({ stage, language, screen: DESK, onScreen: watch.onScreen })
  worker = member
  await member.signInAs('team@demo.umai', password)
  await confirmDecision(member, caseId, { outcome: 'identified', reasons: story.reasons })
  const { file } = await member.readCase(caseId)
  expect(file.identification).toMatchObject({ status: 'decided', outcome: 'identified' })
  await member.leave()
  expect(watch.problems()).toEqual([])
})
