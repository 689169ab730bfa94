import { v7 as uuidv7 } from 'uuid'
import type { Umai } from '../app.ts'
import { appendEvents } from '../cases/append-events.ts'
import type { Person } from '../platform/access/actor.ts'
import { createAccount } from '../platform/sign-in/accounts.ts'
import { type DemoPost, demoPosts } from './accounts.ts'
import { contributeDemo } from './contribute-demo.ts'
import { releaseDemo } from './demo-release.ts'
import type { Scenario } from './model.ts'
import { scenarios } from './scenarios.ts'

export interface DemoAccount {
  role: string
  email: string
  password: string
}

/** Known to everybody who reads this file, which is why demo data is refused where real cases are kept. */
const passwordOf = (role: string) => `umai-demo-${role}`

/**
 * Loads one account a role and synthetic cases, through the same door as everybody. Safe to repeat: accounts and
 * cases that are there already stay as people left them.
 */
export const loadDemo = async (
  umai: Umai,
  onStep: (text: string) => void = () => {},
): Promise<DemoAccount[]> => {
  onStep('demo accounts')
  const actors = new Map<string, Person>()
  for (const post of demoPosts) {
    const actor = await ensureActor(umai, post)
    if (actor) actors.set(post.role, actor)
  }
  if (await isEmpty(umai)) {
    onStep('demo cases (synthetic people)')
    for (const scenario of scenarios(umai.services.reference, umai.services.config.procedure))
      await play(umai, actors, scenario)
  }
  const [coordinator, rapporteur] = [actors.get('coordinator'), actors.get('rapporteur')]
  if (coordinator && rapporteur) {
    onStep('demo release of the public statistics (made-up figures)')
    await releaseDemo(umai, coordinator, rapporteur, new Date())
  }
  const [administrator, centre, caseManager] = [
    actors.get('administrator'),
    actors.get('service-provider'),
    actors.get('case-manager'),
  ]
  if (administrator && centre && caseManager) {
    onStep('demo contributions: tokens and numbers of a crisis centre (synthetic people)')
    await contributeDemo(umai, { administrator, centre, caseManager }, new Date())
  }
  return demoPosts
    .filter((post) => actors.has(post.role))
    .map(({ role }) => ({ role, email: emailOf(role), password: passwordOf(role) }))
}

const emailOf = (role: string) => `${role}@demo.umai`

const ensureActor = async (umai: Umai, post: DemoPost): Promise<Person | null> => {
  const { database } = umai.services
  const agency = umai.services.reference.agencies.find((each) => each.demo && each.body === post.body)
  if (!agency) return null
  const { accountId } = await createAccount(database, {
    email: emailOf(post.role),
    title: post.title,
    password: passwordOf(post.role),
  })
  const roles = [post.role, ...(post.also ?? [])]
  const held = await database.admin
    .selectFrom('core.post')
    .select('post_id')
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  const postId = held?.post_id ?? uuidv7()
  if (!held)
    await database.admin
      .insertInto('core.post')
      .values({
        post_id: postId,
        account_id: accountId,
        agency_id: agency.code,
        roles,
        district: agency.district,
        since: new Date(),
        until: null,
      })
      .execute()
  return {
    kind: 'person',
    account: accountId,
    post: postId,
    agency: agency.code,
    agencyKind: agency.body,
    region: agency.region,
    district: agency.district,
    roles,
  }
}

const isEmpty = async (umai: Umai) =>
  (await umai.services.database.admin
    .selectFrom('core.case_file')
    .select('case_id')
    .limit(1)
    .executeTakeFirst()) === undefined

const HOUR_MS = 3_600_000

const play = async (umai: Umai, actors: Map<string, Person>, scenario: Scenario) => {
  const caseId = uuidv7()
  const personId = uuidv7()
  const known = new Map<string, string>()
  const ids = (name: string) => {
    if (!known.has(name)) known.set(name, uuidv7())
    return known.get(name)!
  }
  const ago = (hours: number) => new Date(Date.now() - hours * HOUR_MS).toISOString()
  for (const step of scenario.steps(ids, ago)) {
    const actor = actors.get(step.by)
    if (!actor) continue
    const event = {
      id: uuidv7(),
      type: step.type,
      caseId,
      personId,
      happenedAt: ago(step.hoursAgo),
      device: null,
      data: step.data,
    }
    const [answer] = await appendEvents(umai.services, actor, [event])
    if (answer?.status !== 'accepted')
      throw new Error(`demo ${scenario.name}, ${step.type} by ${step.by}: ${JSON.stringify(answer)}`)
  }
}
