import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freePort } from '../helpers/free-port.ts'

const root = join(import.meta.dirname, '../..')
const data = mkdtempSync(join(tmpdir(), 'umai-killed-'))
let port: number
let child: ChildProcess

/** The real program on the embedded database, as `npm start` runs it, once it answers. */
const start = async () => {
  const env = { ...process.env, DATABASE_URL: '', PORT: String(port), UMAI_DATA: data, UMAI_LOG: 'silent' }
  child = spawn(process.execPath, [join(root, 'bin/umai'), 'start'], { env, stdio: 'ignore', cwd: root })
  while (!(await answers('/readyz'))) {
    if (child.exitCode !== null) throw new Error(`umai start ended with ${child.exitCode}`)
    await new Promise((resolve) => setTimeout(resolve, 150))
  }
}

const answers = (path: string) =>
  fetch(`http://127.0.0.1:${port}${path}`).then(
    (answer) => answer.ok,
    () => false,
  )

const post = (path: string, body: unknown, cookie = '') =>
  fetch(`http://127.0.0.1:${port}${path}`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

const signIn = async () => {
  const answer = await post('/api/auth/sign-in/email', {
    email: 'first-responder@demo.umai',
    password: 'umai-demo-first-responder',
  })
  return answer.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
}

// Whatever database the tests are run on, this program is on its embedded one: once is enough.
describe.runIf(!process.env.DATABASE_URL)('the program on its embedded database', () => {
  beforeAll(async () => {
    port = await freePort()
    await start()
  })

  afterAll(() => {
    child.kill('SIGKILL')
  })

  test('killed at any moment loses nothing that was acknowledged', async () => {
    const acknowledged: string[] = []
    const cookie = await signIn()
    const worker = async () => {
      for (;;) {
        const caseId = uuidv7()
        const event = {
          id: uuidv7(),
          type: 'case.registered',
          caseId,
          personId: uuidv7(),
          happenedAt: new Date().toISOString(),
          data: { worries: ['forced-work'], person: {} },
        }
        // Killed before or in the middle of an answer: nothing was acknowledged.
        const answer = await post('/api/events', { events: [event] }, cookie)
          .then(
            (each) => each.json() as Promise<{ results?: { status: string }[] }>,
            () => null,
          )
          .catch((error) => {
            if (child.killed) return null
            throw error
          })
        if (answer === null) return
        expect(answer.results?.[0]?.status).toBe('accepted')
        acknowledged.push(caseId)
      }
    }
    const workers = [worker(), worker(), worker()]
    while (acknowledged.length < 15) await new Promise((resolve) => setTimeout(resolve, 20))
    child.kill('SIGKILL')
    await Promise.all(workers)
    await start()
    const again = await signIn()
    const found = await Promise.all(
      acknowledged.map((caseId) =>
        fetch(`http://127.0.0.1:${port}/api/cases/${caseId}`, { headers: { cookie: again } }).then(
          (answer) => answer.status,
        ),
      ),
    )
    expect(found).toEqual(acknowledged.map(() => 200))
  }, 180_000)

  test('stops cleanly on SIGTERM', async () => {
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
  }, 60_000)
})
