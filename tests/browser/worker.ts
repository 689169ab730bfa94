import type { BrowserContext, Locator, Page } from 'playwright-core'
import type { CaseFile } from '../../src/case-file.ts'
import type { Role } from '../../src/directory/permissions.ts'
import { type Language, type Translate, translatorFor } from '../../src/platform/i18n.ts'
import { labelOf } from '../../src/reference/lookup.ts'
import type { Stage } from './start-for-browser.ts'

/** To be answered; answered already by what is known, to be looked at; or marked as one that may stay empty. */
export type Asked = 'open' | 'answered' | 'optional'

/** What a stretch of work asked of the one who did it. */
export interface Cost {
  /** Taps on buttons, links, boxes and lists. */
  taps: number
  /** Fields typed into, however much was typed. */
  typed: number
  /** Every question that stood on a screen, by its words, and how it stood there when it was first seen. */
  questions: Map<string, Asked>
}

export interface Seat {
  stage: Stage
  language: Language
  screen: { width: number; height: number }
  /** Called on every screen the worker comes to, once it stands. */
  onScreen?: ((worker: Worker, name: string) => Promise<void>) | undefined
  sessions?: OpenSessions
}

/** Sessions of a computer that people left open, by role: who comes back to it need not sign in again. */
export type OpenSessions = Map<Role, Awaited<ReturnType<BrowserContext['storageState']>>>

type Role1 = Parameters<Page['getByRole']>[0]

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/**
 * Somebody at the desk. Finds everything as a person does, by what it is and what it is called in their language,
 * so that a test also fails when a thing has no name.
 */
export class Worker {
  readonly seat: Seat
  readonly context: BrowserContext
  readonly page: Page
  readonly say: Translate
  cost: Cost = { taps: 0, typed: 0, questions: new Map() }

  private constructor(seat: Seat, context: BrowserContext, page: Page) {
    this.seat = seat
    this.context = context
    this.page = page
    this.say = translatorFor(seat.language)
  }

  /** A browser of their own, in their language, opened on the front of the desk; signed in if `role` left a session open. */
  static async sitDown(seat: Seat, role?: Role): Promise<Worker> {
    const session = role && seat.sessions?.get(role)
    const context = await seat.stage.browser.newContext({
      ...(session ? { storageState: session } : {}),
      viewport: seat.screen,
      locale: { ky: 'ky-KG', ru: 'ru-RU', en: 'en-GB' }[seat.language],
      timezoneId: 'Asia/Bishkek',
      reducedMotion: 'reduce',
      hasTouch: seat.screen.width < 600,
    })
    context.setDefaultTimeout(60_000)
    const page = await context.newPage()
    await page.goto(`${seat.stage.address}/desk/`)
    return new Worker(seat, context, page)
  }

  /** Sits down and signs in as the demo account of a role, unless its session was left open. */
  static async at(seat: Seat, role: Role): Promise<Worker> {
    const worker = await Worker.sitDown(seat, role)
    if (seat.sessions?.has(role)) {
      await worker.role('button', 'desk.signOut').waitFor()
      return worker
    }
    await worker.signIn(role)
    seat.sessions?.set(role, await worker.context.storageState())
    return worker
  }

  async signIn(role: Role): Promise<void> {
    const account = this.seat.stage.accounts.find((each) => each.role === role)
    if (!account) throw new Error(`no demo account for ${role}`)
    await this.signInAs(account.email, account.password)
  }

  async signInAs(email: string, password: string): Promise<void> {
    await this.arrive('desk.signIn.title')
    await this.type('desk.signIn.email', email)
    await this.type('desk.signIn.password', password)
    await this.tap('desk.signIn.submit')
    await this.role('heading', 'desk.signIn.title').waitFor({ state: 'detached' })
    await this.settled()
  }

  /** The case as the program answers it, for what a test must know and no screen says. */
  async readCase(caseId: string): Promise<{ head: { code: string }; file: CaseFile }> {
    const answer = await this.page.request.get(`${this.seat.stage.address}/api/cases/${caseId}`)
    return answer.json()
  }

  /** The first referral of a case. */
  async referralOf(caseId: string): Promise<string> {
    const { file } = await this.readCase(caseId)
    const [first] = file.referrals.referrals
    if (!first) throw new Error('no referral was sent')
    return first.referralId
  }

  /** Somebody with more than one post chooses in the header from which one they act; the desk is read anew. */
  async actAs(agency: string): Promise<void> {
    const posts = this.page.getByRole('combobox', { name: this.say('desk.post') })
    const choice = posts.locator('option').filter({ hasText: this.agency(agency) })
    const value = await choice.getAttribute('value')
    if ((await posts.inputValue()) !== value) {
      const read = this.page.waitForNavigation()
      await posts.selectOption(value)
      await read
    }
    await this.open('/')
  }

  async leave(): Promise<void> {
    await this.context.close()
  }

  /** The word of a code of the reference data. */
  word(vocabulary: string, code: string): string {
    return labelOf(this.seat.stage.umai.services.reference, vocabulary, code, this.seat.language)
  }

  /** The name of an agency of the reference data. */
  agency(code: string): string {
    const agency = this.seat.stage.umai.services.reference.agencies.find((each) => each.code === code)
    if (!agency) throw new Error(`no agency ${code}`)
    return agency.labels[this.seat.language]
  }

  /** Waits until a screen stands under its heading and nothing on it is being loaded. `key`: of the heading. */
  async arrive(key: string, params: Record<string, unknown> = {}): Promise<void> {
    await this.arriveAt(this.say(key, params), key)
  }

  async arriveAt(heading: string | RegExp, name: string): Promise<void> {
    await this.page.getByRole('heading', { level: 1, name: heading }).waitFor()
    await this.settled()
    await this.noteQuestions()
    await this.seat.onScreen?.(this, name)
  }

  async settled(): Promise<void> {
    await this.page.locator('main .skeleton, .spinner').first().waitFor({ state: 'detached' })
  }

  /** Goes to an address of the desk, as somebody with a bookmark does. */
  async open(path: string): Promise<void> {
    await this.page.goto(`${this.seat.stage.address}/desk${path}`)
    await this.settled()
  }

  /** Taps a button or a link, named by a key or by words. */
  async tap(name: string, params: Record<string, unknown> = {}, within: Locator = this.page.locator('body')) {
    await this.noteQuestions()
    const words = this.words(name, params)
    const exact = { name: words, exact: true }
    const target = within.getByRole('button', exact).or(within.getByRole('link', exact))
    await target.first().click()
    this.cost.taps += 1
  }

  /** Opens a part of the screen that is closed at first. */
  async unfold(key: string): Promise<void> {
    await this.page
      .locator('summary')
      .filter({ hasText: this.say(key) })
      .click()
    this.cost.taps += 1
  }

  async type(label: string, text: string, within: Locator | Page = this.page): Promise<void> {
    await this.noteQuestions()
    await this.field(label, within).fill(text)
    this.cost.typed += 1
  }

  /** Chooses from a closed list by the words of the choice. */
  async select(label: string, choice: string, within: Locator | Page = this.page): Promise<void> {
    await this.noteQuestions()
    await this.field(label, within).selectOption({ label: choice })
    this.cost.taps += 1
  }

  /** Ticks a box or chooses an answer within its question. */
  async choose(question: string, answer: string): Promise<void> {
    await this.noteQuestions()
    await this.choice(this.question(question), answer).click()
    this.cost.taps += 1
  }

  async isChosen(question: string, answer: string): Promise<boolean> {
    return this.choice(this.question(question), answer).locator('input').isChecked()
  }

  /** A box that stands alone. */
  async tick(label: string): Promise<void> {
    await this.noteQuestions()
    await this.choice(this.page.locator('body'), this.words(label)).click()
    this.cost.taps += 1
  }

  /** A text field or list by its label. */
  field(label: string, within: Locator | Page = this.page): Locator {
    return within.getByLabel(this.asLabel(label)).first()
  }

  /** A group of answers under one question. */
  question(label: string): Locator {
    return this.page.getByRole('group', { name: this.asLabel(label) }).first()
  }

  /** The label of one answer: what a finger meets. Its words may be followed by a hint. */
  choice(within: Locator, answer: string): Locator {
    return within
      .locator('label')
      .filter({ hasText: new RegExp(`^\\s*${escaped(answer)}`) })
      .first()
  }

  words(name: string, params: Record<string, unknown> = {}): string {
    return /^[a-z][\w-]*(\.[\w-]+)+$/i.test(name) ? this.say(name, params) : name
  }

  /** A label, with or without "(if known)" after it. */
  asLabel(label: string): RegExp {
    const optional = escaped(this.say('desk.field.optional'))
    return new RegExp(`^\\s*${escaped(this.words(label))}\\s*(${optional})?\\s*$`)
  }

  role(role: Role1, name: string, params: Record<string, unknown> = {}): Locator {
    return this.page.getByRole(role, { name: this.words(name, params) })
  }

  /** Writes down the questions that stand on the screen, each as it was first seen. */
  private async noteQuestions(): Promise<void> {
    const optional = this.say('desk.field.optional')
    for (const { place, label, answered } of await this.page.evaluate(readQuestions)) {
      const key = `${place} ${label}`
      if (this.cost.questions.has(key)) continue
      this.cost.questions.set(key, label.endsWith(optional) ? 'optional' : answered ? 'answered' : 'open')
    }
  }
}

/** Labelled fields and groups of answers that can be seen, each with its words and whether it holds an answer. */
const readQuestions = () =>
  [...document.querySelectorAll('main fieldset, dialog fieldset, main .field, dialog .field')]
    .filter((each) => each.checkVisibility({ contentVisibilityAuto: true }))
    .filter((each) => !each.parentElement?.closest('fieldset'))
    .flatMap((each) => {
      const label = each.querySelector(':scope > legend, :scope > .field__label')?.textContent?.trim()
      if (!label) return []
      const fields = [...each.querySelectorAll<HTMLInputElement>('input, select, textarea')]
      const answered = fields.some((field) =>
        field.type === 'radio' || field.type === 'checkbox' ? field.checked : field.value.trim() !== '',
      )
      return [{ place: location.pathname, label, answered }]
    })
