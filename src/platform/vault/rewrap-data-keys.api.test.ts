import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  registerCase,
  type Staff,
  signInOver,
  startTestUmai,
  type TestUmai,
} from '../../../tests/helpers/test-umai.ts'
import { createUmai } from '../../app.ts'
import { agree } from '../../contributions/testing.ts'
import { checkKeySet, openKeyFile, rewrapDataKeys, rotateKeyFile, wrappedVersion } from './index.ts'

const folder = mkdtempSync(join(tmpdir(), 'umai-rotate-'))
const keyFile = join(folder, 'keys.json')

let umai: TestUmai
let staff: Staff
let ids: { caseId: string; personId: string }

beforeAll(async () => {
  copyFileSync(process.env.UMAI_TEST_KEYS!, keyFile)
  umai = await startTestUmai()
  staff = await umai.signIn({ agency: 'demo-crisis-centre', roles: ['case-manager', 'first-responder'] })
  ids = await registerCase(staff, { narrative: 'Written before the keys were changed' })
  await registerCase(staff)
  const administrator = await umai.signIn({ agency: 'demo-ministry', roles: ['administrator'] })
  await agree(administrator, ['demo-crisis-centre'])
})
afterAll(async () => {
  await umai.close()
  rmSync(folder, { recursive: true, force: true })
})

const versions = async () => {
  const { rows } = await sql<{ wrapped: Uint8Array }>`select wrapped from vault.data_key
    union all select wrapped from vault.token_key`.execute(umai.database.admin)
  return [...new Set(rows.map((row) => wrappedVersion(row.wrapped)))]
}

test('every person’s key comes under the new master key, once, and old texts open', async () => {
  expect(await versions()).toEqual([1])
  expect(await rotateKeyFile(keyFile, new Date())).toBe(2)
  const keys = await openKeyFile(keyFile, { create: false })
  expect(await rewrapDataKeys(umai.database, keys)).toBe(3)
  expect(await versions()).toEqual([2])
  expect(await rewrapDataKeys(umai.database, keys)).toBe(0)

  const { config, reference } = umai.umai.services
  const again = await createUmai({ ...config, keyFile }, umai.database, keys, reference)
  const { email } = (
    await sql<{ email: string }>`select email from auth."user" where id = ${staff.account}`.execute(
      umai.database.admin,
    )
  ).rows[0]!
  const cookie = await signInOver(again, email, 'a long test password')
  const answer = await again.server.inject({
    method: 'GET',
    url: `/api/cases/${ids.caseId}`,
    headers: { cookie },
  })
  expect(answer.json().file.case.concern.narrative).toBe('Written before the keys were changed')
  await again.close()
})

test('the database still knows the key file after a rotation, and refuses another', async () => {
  const rotated = await openKeyFile(keyFile, { create: false })
  await expect(checkKeySet(umai.database, rotated.fingerprint)).resolves.toBeUndefined()
  const strange = await openKeyFile(join(folder, 'other.json'), { create: true })
  await expect(checkKeySet(umai.database, strange.fingerprint)).rejects.toMatchObject({
    code: 'key-file-of-other-data',
  })
})

test('with the key file of before the rotation nothing is written over', async () => {
  const old = await openKeyFile(process.env.UMAI_TEST_KEYS!, { create: false })
  await expect(rewrapDataKeys(umai.database, old)).rejects.toMatchObject({ code: 'key-version-unknown' })
  expect(await versions()).toEqual([2])
})
