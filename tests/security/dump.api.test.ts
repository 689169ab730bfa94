import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CaseFile, emptyFile, eventKinds } from '../../src/case-file.ts'
import type { CaseEvent } from '../../src/cases/kernel.ts'
import { recordEvent } from '../../src/cases/record-event.ts'
import { marksOf } from '../../src/cases/schema-walk.ts'
import { ensurePersonKey } from '../../src/people/person-keys.ts'
import { theSystem } from '../../src/platform/access/actor.ts'
import { startTestUmai, type TestUmai } from '../helpers/test-umai.ts'
import { canariesIn, canariesInBytes, WORD } from './canary.ts'
import { canaryPaths, makeData, newMaking, secretPaths } from './canary-data.ts'
import { tellCanaryStory } from './canary-story.ts'
import { searchDump } from './dump-database.ts'

/* Whoever steals the database, a backup or the logs finds nobody's name and no line anybody wrote. */

let umai: TestUmai
let story: Awaited<ReturnType<typeof tellCanaryStory>>
/** Secret fields that have been written, by kind of event. */
const written = new Map<string, string[]>()

beforeAll(async () => {
  umai = await startTestUmai()
  story = await tellCanaryStory(umai)
  await recordEveryKind()
})
afterAll(() => umai.close())

/**
 * One event of every kind, with effects, reactions and projections, on one case. What the rules would refuse is
 * recorded all the same: the question is not whether it may happen but where its texts end up.
 */
const recordEveryKind = async () => {
  const { services } = umai.umai
  const receiver = await findReceiver()
  const making = newMaking(services.reference, receiver.agency, receiver.service)
  const ids = { caseId: uuidv7(), personId: uuidv7() }
  // What the directory decides about is made to fit it; the rest is as the schema has it.
  const fitting: Record<string, object> = {
    'case.registered': { procedure: currentProcedure(), district: 'KG06-kara-suu' },
    'referral.sent': { toKind: receiver.kind, byDocument: undefined },
  }
  await services.access.withActor(theSystem, async (trx) => {
    const key = await ensurePersonKey(trx, services, ids.personId)
    let file: CaseFile = emptyFile(ids.caseId, ids.personId)
    for (const kind of eventKinds.values()) {
      const data = { ...(makeData(marksOf(kind.data), making) as object), ...fitting[kind.type] }
      written.set(kind.type, canaryPaths(data))
      const procedure = services.procedures.of(currentProcedure())!
      const event = eventOf(kind.type, data, ids, file.case.version + 1)
      file = await recordEvent(trx, services, { event, kind, before: file, key, procedure })
    }
  })
}

const findReceiver = async () => {
  const found = await sql<{
    service: string
    agency: string
    kind: string
  }>`select s.service_id as service, a.agency_id as agency, a.kind
    from core.service s join core.agency a using (agency_id) where a.on_umai and a.active order by 1 limit 1`.execute(
    umai.database.admin,
  )
  return found.rows[0]!
}

const currentProcedure = () => {
  const { id, version } = umai.umai.services.reference.procedures[0]!
  return { id, version }
}

const eventOf = (
  type: string,
  data: object,
  ids: { caseId: string; personId: string },
  seq: number,
): CaseEvent => ({
  id: uuidv7(),
  type,
  ...ids,
  seq,
  data,
  happenedAt: '2026-01-15T09:00:00.000Z',
  recordedAt: '2026-01-15T09:00:01.000Z',
  device: null,
  base: null,
  account: story.staff.account,
  agency: story.staff.agency,
})

/** Keys of a record stand as `*` in a declared path. */
const matches = (declared: string, written: string) => {
  const [one, other] = [declared.split('.'), written.split('.')]
  return one.length === other.length && one.every((segment, i) => segment === '*' || segment === other[i])
}

describe('a copy of the whole database', () => {
  test('was made with a canary in every field that is declared secret', () => {
    for (const [type, kind] of eventKinds) {
      const declared = secretPaths(marksOf(kind.data))
      const filled = declared.filter((path) => written.get(type)!.some((each) => matches(path, each)))
      expect([type, filled]).toEqual([type, declared])
    }
  })

  test('holds no canary in any table, in any shape', async () => {
    const { leaks, rows } = await searchDump(umai.database)
    expect(leaks).toEqual([])
    // What was searched held the story: an empty dump would prove nothing.
    for (const table of [
      'core.case_event',
      'vault.identity_fact',
      'vault.name_token',
      'core.rejected_event',
      'audit.entry',
      'core.task',
    ])
      expect([table, rows[table]! > 0]).toEqual([table, true])
  })

  test('would have shown one', async () => {
    await umai.database.script(`create table core.careless (note text, bytes bytea)`)
    await sql`insert into core.careless values (${`${WORD}ова`}, null), (null, ${Buffer.from(WORD)})`.execute(
      umai.database.admin,
    )
    const { leaks } = await searchDump(umai.database)
    await umai.database.script('drop table core.careless')
    expect(leaks.map((leak) => leak.table)).toEqual(['core.careless', 'core.careless'])
  })

  test('has it all for those who may open it', async () => {
    const answer = await story.staff.get(`/api/cases/${story.caseId}`)
    expect(JSON.stringify(answer.body)).toContain(`${WORD} narrative`)
    const revealed = await story.staff.post_(`/api/people/${story.personId}/reveal`, { reason: 'give-help' })
    expect([revealed.status, canariesIn(JSON.stringify(revealed.body)).length > 0]).toEqual([200, true])
  })
})

test.runIf(!process.env.DATABASE_URL)(
  'nor do the files of the embedded database, its write-ahead log included',
  async () => {
    const fresh = await startTestUmai()
    await tellCanaryStory(fresh)
    const image = await fresh.database.image()
    await fresh.close()
    expect(canariesInBytes(Buffer.from(await image.arrayBuffer()))).toEqual([])
  },
)

describe('the log of the program', () => {
  test('tells of the requests and holds no canary', () => {
    const program = join(import.meta.dirname, 'canary-program.ts')
    const { stdout, stderr, status } = spawnSync(process.execPath, [program], {
      encoding: 'utf8',
      env: process.env,
    })
    expect([status, status === 0 ? '' : stderr]).toEqual([0, ''])
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { event: string; route?: string })
    expect(lines.filter((line) => line.route === '/api/events').length).toBeGreaterThan(5)
    expect(canariesIn(stdout + stderr)).toEqual([])
  })
})
