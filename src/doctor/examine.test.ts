import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openEmbedded } from '../platform/database/connect.ts'
import { migrate } from '../platform/database/migrate.ts'
import { checkKeySet, createKeyFile, openKeyFile } from '../platform/vault/index.ts'
import { examine } from './examine.ts'

const home = mkdtempSync(join(tmpdir(), 'umai-doctor-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

const wrong = async (env: Record<string, string>) =>
  (await examine(env)).filter((each) => each.state === 'wrong')

describe('before the first start', () => {
  test('nothing is wrong, and nothing is made', async () => {
    const folder = join(home, 'fresh')
    expect(await wrong({ UMAI_DATA: folder })).toEqual([])
    const said = (await examine({ UMAI_DATA: folder })).map((each) => each.what).join('\n')
    expect(said).toContain('key file will be made')
    expect(said).toContain('embedded database will be made')
    expect(() => mkdirSync(folder)).not.toThrow()
  })

  test('each wrong setting is one finding with a way to mend it', async () => {
    const findings = await wrong({ PORT: '99999', DATABASE_URL: 'mysql://x', UMAI_DEMO: 'perhaps' })
    expect(findings.map((each) => each.what.split(':')[0]).sort()).toEqual([
      'DATABASE_URL',
      'PORT',
      'UMAI_DEMO',
    ])
    for (const each of findings) expect(each.mend).toBeTruthy()
  })
})

describe('an installation on a server', () => {
  const env = {
    UMAI_DATA: join(home, 'server'),
    DATABASE_URL: 'postgresql://umai:secret-word@127.0.0.1:1/umai',
  }

  test('a database that does not answer and a key file that is missing are wrong; no password is shown', async () => {
    const findings = await examine(env)
    expect(
      findings
        .filter((each) => each.state === 'wrong')
        .map((each) => each.what)
        .join('\n'),
    ).toMatch(/no key file[\s\S]*ECONNREFUSED/)
    expect(JSON.stringify(findings)).not.toContain('secret-word')
  })

  test('demo accounts, no second factor and no https are warned of', async () => {
    const said = (await examine({ ...env, UMAI_DEMO: '1', UMAI_BASE_URL: 'http://umai.example' }))
      .filter((each) => each.state === 'warning')
      .map((each) => each.what)
      .join('\n')
    expect(said).toContain('demo accounts')
    expect(said).toContain('second factor')
    expect(said).toContain('not https')
  })
})

describe('an embedded installation', () => {
  const folder = join(home, 'embedded')
  const keyFile = join(folder, 'keys', 'master.json')
  const env = { UMAI_DATA: folder }

  beforeAll(async () => {
    await createKeyFile(keyFile, new Date())
    const database = await openEmbedded(join(folder, 'database'))
    await migrate(database)
    await checkKeySet(database, (await openKeyFile(keyFile, { create: false })).fingerprint)
    await database.close()
  })

  test('that is whole has nothing wrong', async () => {
    expect(await wrong(env)).toEqual([])
    const said = (await examine(env)).map((each) => each.what)
    expect(said).toContain('database schema is up to date')
    expect(said).toContain('the key file is the one of this database')
  })

  test('a key file that others may read, is garbled, missing or of other data', async () => {
    chmodSync(keyFile, 0o644)
    expect((await wrong(env))[0]?.what).toContain('chmod 600')
    chmodSync(keyFile, 0o600)
    expect((await wrong({ ...env, UMAI_KEY_FILE: join(folder, 'gone.json') }))[0]?.what).toContain(
      'no key file',
    )
    const garbled = join(folder, 'garbled.json')
    writeFileSync(garbled, '{"secret":"canary"', { mode: 0o600 })
    const [finding] = await wrong({ ...env, UMAI_KEY_FILE: garbled })
    expect(finding?.what).toContain('not a whole key file')
    expect(JSON.stringify(finding)).not.toContain('canary')
    await createKeyFile(join(folder, 'other.json'), new Date())
    expect((await wrong({ ...env, UMAI_KEY_FILE: join(folder, 'other.json') }))[0]?.what).toBe(
      'the key file is not the one of this database',
    )
  })

  test('one in use is left alone', async () => {
    writeFileSync(join(folder, 'database.lock'), `${process.ppid}\n`)
    const said = (await examine(env)).map((each) => each.what)
    rmSync(join(folder, 'database.lock'))
    expect(said).toContain('the embedded database is in use by a running Umai')
    expect(said).not.toContain('database schema is up to date')
  })
})
