import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestUmai, type TestUmai } from '../../tests/helpers/test-umai.ts'
import { labelOf } from './lookup.ts'

let umai: TestUmai

beforeAll(async () => {
  umai = await startTestUmai()
})
afterAll(() => umai?.close())

test('anybody with a post reads the words, and lookup.ts finds its way in them', async () => {
  const auditor = await umai.signIn({ agency: 'demo-audit', roles: ['auditor'] })
  const { status, body } = await auditor.get('/api/reference')
  expect(status).toBe(200)
  expect(labelOf(body, 'sex', 'female', 'ru')).toBe('Женский')
  expect(body.regions.flatMap((each: { districts: unknown[] }) => each.districts).length).toBeGreaterThan(40)
  expect(body.agencies.find((each: { code: string }) => each.code === 'demo-hospital')).toHaveProperty('body')
  expect(body.services.length).toBeGreaterThan(0)
  expect(JSON.stringify(body)).not.toContain('"source"')
})

test('nobody else does', async () => {
  const answer = await umai.umai.server.inject({ method: 'GET', url: '/api/reference' })
  expect(answer.statusCode).toBe(401)
})
