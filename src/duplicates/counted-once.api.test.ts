import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { registerCase, type Staff, startTestUmai, type TestUmai } from '../../tests/helpers/test-umai.ts'
import { theSystem } from '../platform/access/actor.ts'
import { computeIndicator, recomputeFacts } from '../statistics/index.ts'
import type { VerdictKind } from './model.ts'
import { recordFinding } from './record-finding.ts'

let umai: TestUmai
let crisis: Staff
let hospital: Staff

beforeAll(async () => {
  umai = await startTestUmai()
  const roles = ['case-manager', 'first-responder', 'identifier']
  crisis = await umai.signIn({ agency: 'demo-crisis-centre', roles })
  hospital = await umai.signIn({ agency: 'demo-hospital', roles })
})
afterAll(() => umai.close())

const presumed = async (by: Staff) => {
  const ids = await registerCase(by)
  const [answer] = await by.events({ type: 'victim.presumed', ...ids, data: { grounds: ['assessment'] } })
  expect(answer?.status).toBe('accepted')
  return ids
}

const find = (one: string, other: string, kind: VerdictKind) => {
  const { access } = umai.umai.services
  const reviewer = {
    kind: 'person' as const,
    account: crisis.account,
    post: crisis.post,
    agency: crisis.agency,
    agencyKind: 'x',
    region: null,
    district: null,
    roles: [],
  }
  const finding = {
    eventId: uuidv7(),
    keptPersonId: one,
    otherPersonId: other,
    kind,
    happenedAt: new Date().toISOString(),
    reasons: 'Synthetic: same mother, same village',
  }
  return access.withActor(theSystem, (trx) => recordFinding(trx, umai.umai.services, reviewer, finding))
}

const peoplePresumed = async (): Promise<number> => {
  const { rows } = await umai.umai.services.access.withActor(theSystem, (trx) =>
    computeIndicator(trx, umai.umai.services.reference, 'presumed', {
      period: { from: '2000-01', to: '2999-12' },
      dimensions: [],
    }),
  )
  return rows.reduce((sum, row) => sum + row.numerator, 0)
}

test('a person under two records is counted once, and twice again when the link is taken back', async () => {
  const [one, other] = [await presumed(crisis), await presumed(hospital)]
  expect(await peoplePresumed()).toBe(2)
  await find(one.personId, other.personId, 'merged')
  expect(await peoplePresumed()).toBe(1)
  const third = await presumed(hospital)
  await find(other.personId, third.personId, 'merged')
  expect(await peoplePresumed()).toBe(1)
  expect(await recomputeFacts(umai.umai.services, { check: true })).toMatchObject({ facts: 0, counts: 0 })
  await find(one.personId, other.personId, 'unmerged')
  expect(await peoplePresumed()).toBe(2)
  expect(await recomputeFacts(umai.umai.services, { check: true })).toMatchObject({ facts: 0, counts: 0 })
})

test('records of one person that are written, linked and parted at the same moment stay counted right', async () => {
  const all = [await presumed(crisis), await presumed(hospital), await presumed(hospital)]
  const [one, other, third] = all as [(typeof all)[0], (typeof all)[0], (typeof all)[0]]
  const described = (ids: typeof one, by: Staff, sex: string) =>
    by.events({ type: 'person.described', ...ids, data: { sex } })
  for (const sex of ['female', 'male', 'other', 'female', 'male', 'other'])
    await Promise.all([
      described(one, crisis, sex),
      find(one.personId, other.personId, sex === 'male' ? 'unmerged' : 'merged'),
      described(other, hospital, sex),
      described(third, hospital, sex),
      find(other.personId, third.personId, sex === 'male' ? 'unmerged' : 'merged'),
    ])
  expect(await recomputeFacts(umai.umai.services, { check: true })).toMatchObject({ facts: 0, counts: 0 })
})
