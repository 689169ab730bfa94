import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Staff, startTestUmai, type TestUmai } from '../../tests/helpers/test-umai.ts'
import { theSystem } from '../platform/access/actor.ts'
import { cellsKnownAt, computeIndicator, recomputeFacts } from './index.ts'
import { settleStoredCells } from './store.ts'

let umai: TestUmai
let staff: Staff
let commission: Staff
let between: Date

/** The same sequence every time: what goes wrong can be looked at again. */
const random = (() => {
  let state = 7
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
})()
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!

interface Known {
  caseId: string
  personId: string
  referralId: string
  planId: string
  actionId: string
  followUpId: string
}

const day = (back: number) => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10)

/** Events that may come in any order; the rules refuse what makes no sense, and the rest is what happened. */
const anyEvent = (ids: Known): [type: string, data: object] => {
  const goals = [
    {
      goalId: ids.planId,
      area: 'safety',
      goal: 'Synthetic goal',
      actions: [
        {
          actionId: ids.actionId,
          what: 'Synthetic action',
          serviceKind: pick(['shelter', 'legal-aid']),
          agency: 'demo-crisis-centre',
        },
      ],
    },
  ]
  return pick<[string, object]>([
    ['need.answered', { answers: { safety: pick(['urgent', 'none']), shelter: 'some', medical: 'none' } }],
    ['assessment.completed', {}],
    ['victim.presumed', { grounds: ['assessment'] }],
    ['presumption.lifted', { reason: 'another-procedure' }],
    ['person.described', { sex: pick(['female', 'male']), citizenship: pick(['KG', 'UZ', 'unknown']) }],
    [
      'person.described',
      {
        age: pick([
          { kind: 'years', years: 15 },
          { kind: 'range', from: 16, to: 22 },
        ]),
      },
    ],
    [
      'episode.recorded',
      { episodeId: ids.actionId, ageAtRecruitment: { kind: 'years', years: 13 }, country: 'KZ' },
    ],
    [
      'facts.recorded',
      {
        acts: ['recruitment'],
        means: ['deception'],
        exploitation: pick([['webcam'], ['forced-labour', 'prostitution'], 'unknown']),
      },
    ],
    [
      'identification.decided',
      {
        outcome: pick(['identified', 'not-identified', 'not-yet']),
        reasons: 'Synthetic',
        form: pick(['child', 'adult']),
        decidedOn: day(40),
      },
    ],
    [
      'referral.sent',
      {
        referralId: ids.referralId,
        need: 'shelter',
        serviceId: 'demo-crisis-shelter',
        toAgency: 'demo-crisis-centre',
        toKind: 'crisis-centre',
        urgency: 'now',
        answerBy: new Date(Date.now() + 3_600_000).toISOString(),
        shareIdentity: false,
        shares: ['sex'],
        withoutConsent: 'child',
      },
    ],
    ['referral.accepted', { referralId: ids.referralId }],
    [
      'referral.delivered',
      { referralId: ids.referralId, delivery: pick(['delivered', 'not-delivered']), on: day(1) },
    ],
    ['plan.drafted', { planId: ids.planId, goals }],
    ['plan.submitted', { planId: ids.planId }],
    ['action.delivered', { planId: ids.planId, actionId: ids.actionId, delivery: 'partly', on: day(0) }],
    [
      'follow-up.planned',
      { followUpId: ids.followUpId, on: day(-30), kind: 'visit', context: 'after-closure' },
    ],
    ['case.closed', { reason: 'goals-reached' }],
    ['case.reopened', { reason: 'new-information' }],
    ['case.reopened', { reason: 'asked-for-help' }],
  ])
}

const openCase = async (personId = uuidv7()): Promise<Known> => {
  const made = () => uuidv7()
  const ids = {
    caseId: made(),
    personId,
    referralId: made(),
    planId: made(),
    actionId: made(),
    followUpId: made(),
  }
  const district = pick(['KG06-kara-suu', 'KG05-leylek', undefined])
  await staff.events({
    type: 'case.registered',
    caseId: ids.caseId,
    personId,
    happenedAt: new Date(Date.now() - 400 * 86_400_000 * random()).toISOString(),
    data: { worries: ['forced-work'], ...(district ? { district } : {}), person: { sex: 'female' } },
  })
  return ids
}

const live = async (cases: Known[], steps: number) => {
  let accepted = 0
  for (let step = 0; step < steps; step += 1) {
    const ids = pick(cases)
    const [type, data] = anyEvent(ids)
    const [answer] = await staff.events({ type, data, caseId: ids.caseId, personId: ids.personId })
    if (answer?.status === 'accepted') accepted += 1
  }
  return accepted
}

beforeAll(async () => {
  umai = await startTestUmai()
  staff = await umai.signIn({
    agency: 'demo-crisis-centre',
    roles: ['case-manager', 'first-responder', 'identifier', 'service-provider'],
  })
  commission = await umai.signIn({ agency: 'demo-ministry', roles: ['coordinator'] })
  const cases: Known[] = []
  for (let each = 0; each < 6; each += 1) cases.push(await openCase())
  // The same person a second time, and a third.
  cases.push(await openCase(cases[0]!.personId), await openCase(cases[0]!.personId))
  expect(await live(cases, 120)).toBeGreaterThan(30)
  between = new Date()
  await umai.umai.services.access.withActor(theSystem, settleStoredCells)
  expect(await live([...cases, await openCase()], 80)).toBeGreaterThan(15)
})
afterAll(() => umai.close())

const check = () => recomputeFacts(umai.umai.services, { check: true })

test('after any sequence of events facts and counts are what the event log says', async () => {
  expect(await check()).toEqual({ cases: 9, facts: 0, counts: 0 })
})

test('a fact or a count that is not so is found, and put right', async () => {
  const { admin } = umai.database
  await admin.updateTable('stats.case_fact').set({ sex: 'other' }).where('region', '=', 'KG06').execute()
  await admin.deleteFrom('stats.case_cell').where('measure', '=', 'presumed').execute()
  const found = await check()
  expect(found.facts).toBeGreaterThan(0)
  expect(found.counts).toBeGreaterThan(0)
  expect(await recomputeFacts(umai.umai.services, { check: false })).toEqual(found)
  expect(await check()).toEqual({ cases: 9, facts: 0, counts: 0 })
})

test('the fact of a case that is in no figure is found, and taken out', async () => {
  const { admin } = umai.database
  const fact = await admin.selectFrom('stats.case_fact').selectAll().limit(1).executeTakeFirstOrThrow()
  const left = {
    ...fact,
    case_id: uuidv7(),
    decisions: JSON.stringify(fact.decisions),
    services: JSON.stringify(fact.services),
  }
  await admin.insertInto('stats.case_fact').values(left).execute()
  expect(await check()).toEqual({ cases: 9, facts: 1, counts: 0 })
  expect(await recomputeFacts(umai.umai.services, { check: false })).toMatchObject({ facts: 1 })
  expect(await check()).toEqual({ cases: 9, facts: 0, counts: 0 })
  const rows = admin.selectFrom('stats.case_fact').select('case_id').where('case_id', '=', left.case_id)
  expect(await rows.execute()).toEqual([])
})

const past = (moment: Date) =>
  umai.umai.services.access.withActor(theSystem, (trx) => cellsKnownAt(trx, umai.umai.services, moment))

const ways = [
  { dimensions: ['sex', 'form', 'region'] },
  { dimensions: ['year', 'age-group'] },
  { dimensions: ['quarter', 'age'], filters: { sex: ['female'] } },
  { dimensions: ['month'], filters: { form: ['labour', 'unknown'], 'age-group': ['child', 'unknown'] } },
  { dimensions: [], filters: { region: ['KG06', 'unknown'], age: ['12-17', 'unknown'] } },
] as const

const figure = (id: string, cells?: Awaited<ReturnType<typeof past>>, way: (typeof ways)[number] = ways[0]) =>
  umai.umai.services.access.withActor(theSystem, (trx) =>
    computeIndicator(trx, umai.umai.services.reference, id, {
      period: { from: '2000-01', to: '2999-12' },
      ...way,
      ...(cells ? { cells } : {}),
    }),
  )

const sorted = ({ rows }: Awaited<ReturnType<typeof figure>>) => rows.map((row) => JSON.stringify(row)).sort()

test('as known now is what the counts say, whatever is asked; as known earlier leaves out what came later', async () => {
  const now = await past(new Date())
  for (const id of [
    'cases-registered',
    'presumed',
    'identified',
    'assisted',
    'services-given',
    'decisions',
    'cases-open',
  ])
    for (const way of ways.filter(({ dimensions }) => id !== 'cases-open' || dimensions.length === 0))
      expect(sorted(await figure(id, now, way)), `${id} ${JSON.stringify(way)}`).toEqual(
        sorted(await figure(id, undefined, way)),
      )
  const times = { dimensions: ['region', 'age-group'] } as never
  expect(sorted(await figure('time-concern-to-assessment', now, times))).toEqual(
    sorted(await figure('time-concern-to-assessment', undefined, times)),
  )
  const sum = async (moment: Date) =>
    (await figure('cases-registered', await past(moment))).rows.reduce((all, row) => all + row.numerator, 0)
  expect(await sum(between)).toBe(8)
  expect(await sum(new Date())).toBe(9)
})

test('whoever may not read counts gets none, also after somebody else read them', async () => {
  expect((await figure('cases-registered')).rows.length).toBeGreaterThan(0)
  const asked = (who: Staff, role: string) =>
    umai.umai.services.access.withActor(
      {
        kind: 'person',
        account: who.account,
        post: who.post,
        agency: who.agency,
        agencyKind: 'x',
        region: null,
        district: null,
        roles: [role],
      },
      (trx) =>
        computeIndicator(trx, umai.umai.services.reference, 'cases-registered', {
          period: { from: null, to: '2999-12' },
          dimensions: [],
        }),
    )
  expect((await asked(commission, 'coordinator')).rows).toMatchObject([{ numerator: 9 }])
  expect((await asked(staff, 'case-manager')).rows).toEqual([])
})
