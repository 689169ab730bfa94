import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Role } from '../../src/directory/permissions.ts'
import type { Language } from '../../src/platform/i18n.ts'
import { addPost, createAccount, endPost } from './acts/accounts.ts'
import { readHistory } from './acts/look.ts'
import { assessNeeds, closeCase, draftPlan, hearChild, submitPlan } from './acts/plan.ts'
import { caseIdOf, registerConcern } from './acts/register.ts'
import { keepPicture } from './keep-picture.ts'
import { DESK, PHONE } from './screen-problems.ts'
import { type Stage, startForBrowser } from './start-for-browser.ts'
import { dayIn, storyIn } from './story.ts'
import { Worker } from './worker.ts'

/* What goes wrong in an ordinary day: nobody loses what they typed, and nothing is counted twice. */

let stage: Stage
let caseId: string
const atWork: Worker[] = []

const sit = async (role: Role | null, language: Language, screen = DESK): Promise<Worker> => {
  const seat = { stage, language, screen }
  const worker = role ? await Worker.at(seat, role) : await Worker.sitDown(seat)
  atWork.push(worker)
  return worker
}

beforeAll(async () => {
  stage = await startForBrowser()
  const manager = await sit('case-manager', 'en')
  caseId = await registerConcern(manager, storyIn('en').met)
  await manager.leave()
})
afterAll(() => stage?.close())

beforeEach(() => {
  atWork.length = 0
})
afterEach(async ({ task }) => {
  for (const [index, worker] of atWork.entries()) {
    if (task.result?.state === 'fail') await keepPicture(worker, `${task.name} ${index}`)
    await worker.leave()
  }
})

/** A note half written: the form of any screen behaves as this one. */
const beginNote = async (worker: Worker, text: string) => {
  await worker.open(`/cases/${caseId}/note`)
  await worker.arrive('cases.note.title')
  await worker.type('cases.note.text', text)
}
const typed = (worker: Worker) => worker.field('cases.note.text').inputValue()
const atCase = (worker: Worker) => worker.page.waitForURL(new RegExp(`/cases/${caseId}$`))
const times = async (worker: Worker, text: string) =>
  (await readHistory(worker, caseId)).filter((line) => line.includes(text)).length

test('the staff app opens for whoever takes nothing compressed', async () => {
  const { statusCode, headers } = await stage.umai.server.inject('/desk/')
  expect(statusCode).toBe(200)
  expect(headers).toMatchObject({
    'content-type': expect.stringContaining('text/html'),
    'cache-control': 'no-cache',
  })
})

describe('a record', () => {
  test('sent by a double click counts once', async () => {
    const worker = await sit('case-manager', 'ky')
    await beginNote(worker, 'Эки жолу басылды')
    await worker.role('button', 'cases.note.save').dblclick()
    await atCase(worker)
    expect(await times(worker, 'Эки жолу басылды')).toBe(1)
  })

  test('without a network says so, keeps the text, and goes once when the line is back', async () => {
    const worker = await sit('case-manager', 'ru', PHONE)
    await beginNote(worker, 'Написано без связи')
    await worker.context.setOffline(true)
    await worker.tap('cases.note.save')
    await worker.page.getByText(worker.say('desk.error.no-connection')).waitFor()
    await worker.page.getByRole('status').getByText(worker.say('desk.connection.offline')).waitFor()
    expect(await typed(worker)).toBe('Написано без связи')
    await worker.context.setOffline(false)
    await worker.tap('cases.note.save')
    await atCase(worker)
    expect(await times(worker, 'Написано без связи')).toBe(1)
  })

  test('whose answer was lost on the way is the same record when it is sent again', async () => {
    const worker = await sit('case-manager', 'en')
    await beginNote(worker, 'The answer was lost')
    await worker.page.route('**/api/events', async (route) => {
      await route.fetch()
      await route.abort()
    })
    await worker.tap('cases.note.save')
    await worker.page.getByText(worker.say('desk.error.no-connection')).waitFor()
    await worker.page.unroute('**/api/events')
    await worker.tap('cases.note.save')
    await atCase(worker)
    expect(await times(worker, 'The answer was lost')).toBe(1)
  })

  test('goes on after the session was lost in the middle of it', async () => {
    const worker = await sit('case-manager', 'ky')
    await beginNote(worker, 'Сессия үзүлдү')
    await worker.context.clearCookies()
    await worker.tap('cases.note.save')
    const dialog = worker.page.getByRole('dialog')
    await dialog.getByRole('heading', { name: worker.say('desk.sessionLost.title') }).waitFor()
    expect(await typed(worker)).toBe('Сессия үзүлдү')
    await worker.type('desk.signIn.password', 'umai-demo-case-manager', dialog)
    await worker.tap('desk.signIn.submit', {}, dialog)
    await atCase(worker)
    expect(await times(worker, 'Сессия үзүлдү')).toBe(1)
  })

  test('keeps its text when the language is changed in the middle of it, and the account remembers', async () => {
    const worker = await sit('identifier', 'ru')
    await worker.open('/people/search')
    await worker.arrive('people.search.heading')
    await worker.type('people.search.name', 'Айгүл')
    const kept = worker.page.waitForResponse((answer) => answer.url().endsWith('/api/me'))
    await worker.page.getByRole('button', { name: 'Кыргызча' }).click()
    await kept
    await worker.page.locator('html[lang=ky]').waitFor()
    expect(await worker.page.getByRole('searchbox').inputValue()).toBe('Айгүл')
    const elsewhere = await sit('identifier', 'ru', PHONE)
    await elsewhere.page.locator('html[lang=ky]').waitFor()
  })

  test('that is wrong leads to what has to be put right', async () => {
    const worker = await sit('case-manager', 'en', PHONE)
    await worker.open('/register')
    await worker.arrive('register.heading')
    await worker.tap('register.save')
    const summary = worker.page.getByRole('alert')
    await summary.waitFor()
    expect(await summary.evaluate((each) => each === document.activeElement)).toBe(true)
    await summary.getByRole('link').first().click()
    const focused = await worker.page.evaluate(
      () => document.activeElement?.closest('fieldset')?.textContent ?? '',
    )
    expect(focused).toContain(worker.say('register.worries'))
  })

  test('that is wrong in two places says of each which question it is', async () => {
    const worker = await sit('case-manager', 'ky', PHONE)
    await worker.open(`/cases/${caseId}/follow-up`)
    await worker.tap('plans.followUp.promise')
    const lines = worker.page.getByRole('alert').getByRole('link')
    await lines.filter({ hasText: worker.say('plans.followUp.kind') }).waitFor()
    expect(new Set(await lines.allTextContents()).size).toBe(2)
  })
})

describe('a case', () => {
  test('that changed under somebody says so and keeps what they typed', async () => {
    const first = await sit('case-manager', 'ru')
    const second = await sit('case-manager', 'ru')
    await beginNote(first, 'Вкладка отстала')
    await closeCase(second, caseId, 'contact-lost')
    await first.tap('cases.note.save')
    await first.page.getByText(first.say('refusal.case-closed')).first().waitFor()
    await first.page.getByText(first.say('cases.case.stale')).waitFor()
    expect(await typed(first)).toBe('Вкладка отстала')
  })

  test('that is closed offers no form for a record', async () => {
    const worker = await sit('case-manager', 'ky')
    await worker.open(`/cases/${caseId}/note`)
    await worker.arrive('cases.note.title')
    await worker.page.getByText(worker.say('refusal.case-closed')).waitFor()
    expect(await worker.page.locator('textarea').count()).toBe(0)
  })

  test('of others looks like one that is not there', async () => {
    const worker = await sit('service-provider', 'en')
    const words = async (path: string) => {
      await worker.open(path)
      await worker.role('button', 'desk.tryAgain').waitFor()
      return worker.page.locator('main').textContent()
    }
    expect(await words(`/cases/${caseId}`)).toBe(await words('/cases/0195a000-0000-7000-8000-000000000001'))
  })
})

describe('an account', () => {
  test('with a wrong password is not told which of the two was wrong', async () => {
    const worker = await sit(null, 'ky')
    await worker.arrive('desk.signIn.title')
    await worker.type('desk.signIn.email', 'case-manager@demo.umai')
    await worker.type('desk.signIn.password', 'not the password')
    await worker.tap('desk.signIn.submit')
    await worker.page.getByText(worker.say('desk.signIn.wrong')).waitFor()
  })

  test('whose post has ended can do nothing from then on, and is told why', async () => {
    const admin = await sit('administrator', 'en')
    const post = { agency: 'demo-village-administration', role: 'first-responder' } as const
    const password = await createAccount(admin, 'leaving@demo.umai', post)
    const worker = await sit(null, 'en')
    await worker.signInAs('leaving@demo.umai', password)
    await worker.open('/people/search')
    await worker.arrive('people.search.heading')
    await worker.type('people.search.name', 'Айгүл')
    await endPost(admin, 'leaving@demo.umai', post.agency)
    await worker.tap('people.search.do')
    await worker.page.getByText(worker.say('refusal.post-ended')).waitFor()
    expect(await worker.field('people.search.name').inputValue()).toBe('Айгүл')
  })

  test('signs in with a passkey, and with one that was taken away no more', async () => {
    const keeper = await sit(null, 'ky', PHONE)
    await givePasskeys(keeper)
    await keeper.signIn('identifier')
    await keeper.open('/me')
    await keeper.arrive('accounts.me.title')
    await keeper.type('accounts.passkeys.name', 'иш телефону')
    await keeper.tap('accounts.passkeys.add')
    await keeper.page.getByText(keeper.say('accounts.passkeys.added')).waitFor()
    await signOut(keeper)

    await keeper.tap('desk.signIn.passkey')
    await keeper.page
      .getByRole('heading', { name: keeper.say('desk.signIn.title') })
      .waitFor({ state: 'detached' })
    await keeper.open('/me')
    await keeper.tap('accounts.passkeys.remove-label', { name: 'иш телефону' })
    await keeper.page.getByText(keeper.say('accounts.passkeys.none')).waitFor()
    await signOut(keeper)
    await keeper.tap('desk.signIn.passkey')
    await keeper.page.getByText(keeper.say('refusal.passkey-not-accepted')).waitFor()
  })

  test('with two posts does not approve in one what it wrote in the other', async () => {
    const admin = await sit('administrator', 'ru')
    const writes = { agency: 'demo-child-protection-osh', role: 'case-manager' } as const
    const decides = { agency: 'demo-commission-osh', role: 'commission-member' } as const
    const password = await createAccount(admin, 'both@demo.umai', writes)
    await addPost(admin, 'both@demo.umai', decides)
    const worker = await sit(null, 'ru')
    await worker.signInAs('both@demo.umai', password)
    await worker.actAs(writes.agency)
    const own = await planOf(worker)
    await worker.actAs(decides.agency)
    await worker.open(`/cases/${own}/plan`)
    await worker.arrive('plans.title')
    await worker.page.getByText(worker.say('refusal.own-plan')).waitFor()
    expect(await worker.role('link', 'plans.do.decide').count()).toBe(0)
    await worker.open(`/cases/${own}/plan/decide`)
    await worker.arrive('plans.decide.title')
    await worker.page.getByText(worker.say('refusal.own-plan')).waitFor()
  })
})

/** A phone that keeps passkeys and has just read its holder's finger. Passkeys need a name in the address, not a number. */
const givePasskeys = async (worker: Worker): Promise<void> => {
  const phone = await worker.context.newCDPSession(worker.page)
  await phone.send('WebAuthn.enable')
  await phone.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  worker.seat.stage = {
    ...worker.seat.stage,
    address: worker.seat.stage.address.replace('127.0.0.1', 'localhost'),
  }
  await worker.open('/')
}

const signOut = async (worker: Worker): Promise<void> => {
  if (worker.seat.screen === PHONE) await worker.tap('desk.nav.menu')
  await worker.tap('desk.signOut')
  await worker.arrive('desk.signIn.title')
}

/** A child registered and planned for by one and the same person, up to the commission. */
const planOf = async (worker: Worker): Promise<string> => {
  const story = storyIn(worker.seat.language)
  await registerConcern(worker, story.met)
  const id = caseIdOf(worker)
  await assessNeeds(worker, id, { schooling: ['some', 'medium'] })
  await draftPlan(worker, {
    goal: story.goal,
    area: 'education',
    what: story.action,
    serviceKind: 'schooling',
    agency: 'demo-child-protection-osh',
    dueOn: dayIn(20),
    reviewOn: dayIn(60),
  })
  await hearChild(worker, id, story.views, story.viewsAnswer)
  await submitPlan(worker, id)
  return id
}
