import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { registerCase, type Staff, startTestUmai, type TestUmai } from '../../tests/helpers/test-umai.ts'

let umai: TestUmai
let responder: Staff
let personId: string

beforeAll(async () => {
  umai = await startTestUmai()
  responder = await umai.signIn({ agency: 'demo-village-administration', roles: ['first-responder'] })
  const ids = await registerCase(responder)
  personId = ids.personId
  const facts = [
    { factId: v7(), kind: 'name', part: 'full', value: 'Токтогулова Айгүл' },
    { factId: v7(), kind: 'document', type: 'passport', value: 'AN 1234567' },
    { factId: v7(), kind: 'contact', type: 'phone', value: '+996 555 12 34 56' },
  ]
  await responder.events({ type: 'identity.recorded', ...ids, data: { facts } })
})
afterAll(() => umai?.close())

const reasonsFor = async (query: string) => {
  const { body } = await responder.post_('/api/people/search', { query })
  const found = body.people.find((each: { personId: string }) => each.personId === personId)
  return found?.reasons.map((each: { key: string }) => each.key)
}

test.each([
  ['AN1234567', 'people-match.same-document'],
  ['ан 1234567', 'people-match.same-document'],
  ['0555 123456', 'people-match.same-phone'],
  ['+996555123456', 'people-match.same-phone'],
])('the number %s finds the person and says why', async (query, reason) => {
  expect(await reasonsFor(query)).toContain(reason)
})

test('a name and a number together say both', async () => {
  expect(await reasonsFor('aigul 0555123456')).toEqual(
    expect.arrayContaining(['people-match.partial-name', 'people-match.same-phone']),
  )
})
