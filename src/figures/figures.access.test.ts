import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Staff, startTestUmai, type TestUmai } from '../../tests/helpers/test-umai.ts'
import { cellsOf } from '../statistics/rules.ts'
import { factWith } from '../statistics/testing.ts'
import type { YearOfFigures } from './model.ts'
import { committeeFile, HEADER } from './testing.ts'

let umai: TestUmai
let coordinator: Staff
let rapporteur: Staff
beforeAll(async () => {
  umai = await startTestUmai()
  coordinator = await umai.signIn({ agency: 'demo-ministry', roles: ['coordinator'] })
  rapporteur = await umai.signIn({ agency: 'demo-rapporteur', roles: ['rapporteur'] })
})
afterAll(() => umai.close())

const upload = (staff: Staff, text: string, keep = true) =>
  staff.post_('/api/figures/imports', {
    importId: uuidv7(),
    content: Buffer.from(text).toString('base64'),
    keep,
  })

const yearOf = async (period: string): Promise<YearOfFigures> =>
  (await rapporteur.get('/api/figures')).body.years.find((each: YearOfFigures) => each.period === period)

const countRows = async () => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from stats.published_figure`.execute(
    umai.database.admin,
  )
  return rows[0]?.n
}

describe('a fresh installation', () => {
  test('shows what each body published about 2023, and that nothing can be subtracted', async () => {
    const year = await yearOf('2023')
    const said = year.units.flatMap(({ unit, entries }) =>
      entries.filter((each) => each.topic === 'all-trafficking').map((each) => [unit, each.body, each.count]),
    )
    expect(said).toEqual(
      expect.arrayContaining([
        ['crimes', 'statistics-committee', 2],
        ['proceedings', 'rapporteur', 7],
        ['victims', 'one-ngo', 86],
        ['victims', 'oasis', 123],
        ['victims', 'statistics-committee', 17],
      ]),
    )
    for (const { one, other, difference } of year.comparisons) {
      const units = [one, other].map(
        (each) =>
          year.units.find(({ entries }) => entries.some((entry) => entry.measure === each.measure))?.unit,
      )
      expect(difference === null).toBe(units[0] !== units[1])
    }
  })

  test('keeps what was wrong with the files', async () => {
    const { imports } = (await coordinator.get('/api/figures')).body
    expect(
      imports.map((each: { figures: number; bundled: boolean }) => [each.figures, each.bundled]).sort(),
    ).toEqual([
      [21, true],
      [61, true],
    ])
    expect(
      imports.flatMap((each: { findings: { problem: string }[] }) =>
        each.findings.map((found) => found.problem),
      ),
    ).toContain('forms-do-not-sum')
  })
})

describe('a file', () => {
  test('is looked at first, taken in once, and stands beside what Umai holds', async () => {
    const before = await countRows()
    const looked = await upload(coordinator, committeeFile(), false)
    expect(looked.body).toMatchObject({ kept: false, known: false, figures: 12, findings: { length: 5 } })
    expect(await countRows()).toBe(before)
    expect((await upload(coordinator, committeeFile())).body).toMatchObject({ kept: true, known: false })
    expect((await upload(rapporteur, committeeFile())).body).toMatchObject({ kept: true, known: true })
    expect(await countRows()).toBe((before ?? 0) + 12)
    // The newer file replaces the committee's earlier number of the same series.
    const year = await yearOf('2019')
    const counts = year.units.flatMap(({ entries }) =>
      entries.filter((each) => each.body === 'statistics-committee' && each.topic === 'all-trafficking'),
    )
    expect(counts.map((each) => each.count)).toEqual([20])
  })

  const wrong: [string, string, string][] = [
    ['of another structure', committeeFile().replace('id="SDG"', 'id="CPI"'), 'wrong-structure'],
    [
      'with a negative count',
      `${HEADER}\nA,2023,investigations,all trafficking,-1,all ages,R,§1`,
      'negative-count',
    ],
    [
      'of a year that is not over',
      `${HEADER}\nA,${new Date().getFullYear()},investigations,all trafficking,1,all ages,R,§1`,
      'period-not-over',
    ],
    [
      'half right',
      `${HEADER}\nA,2023,investigations,all trafficking,1,all ages,R,§1\nA,2022,investigations,all trafficking,1.5,all ages,R,§1`,
      'fractional-count',
    ],
    ['of something else', 'PK\u0003\u0004', 'wrong-columns'],
  ]
  test.each(wrong)('%s leaves nothing behind', async (_, text, problem) => {
    const before = await countRows()
    const { status, body } = await upload(coordinator, text)
    expect(status).toBe(200)
    expect(body).toMatchObject({ kept: false, known: false })
    expect(body.findings).toContainEqual(expect.objectContaining({ problem, grave: true }))
    expect(await countRows()).toBe(before)
  })

  test('too large, or none, is refused by its field', async () => {
    const large = await upload(coordinator, 'x'.repeat(1_200_000))
    expect(large).toMatchObject({
      status: 400,
      body: { fields: [{ path: 'content', code: 'too-long' }] },
    })
    expect((await coordinator.post_('/api/figures/imports', {})).status).toBe(400)
  })
})

test('what Umai holds is one publisher among others, each person once a year', async () => {
  const year = new Date().getFullYear()
  // Somebody presumed and identified, identified again in the same year and in the next.
  const cells = cellsOf([
    factWith({ openedOn: null, presumedOn: '2020-05-02', identifiedOn: '2020-06-02' }),
    factWith({ openedOn: null, identifiedOn: '2020-08-02' }),
    factWith({ openedOn: null, identifiedOn: '2021-02-02' }),
  ])
  await umai.database.admin.insertInto('stats.case_cell').values(cells).execute()
  const held = async (period: string) =>
    (await yearOf(period)).units
      .flatMap(({ entries }) => entries.filter((each) => each.body === 'umai'))
      .map(({ measure, count }) => [measure, count])
  expect(await held('2020')).toEqual([
    ['victims-presumed', 1],
    ['victims-identified', 1],
  ])
  expect(await held('2021')).toEqual([['victims-identified', 1]])
  expect(
    (await rapporteur.get('/api/figures')).body.years.some(
      (each: YearOfFigures) => each.period === String(year),
    ),
  ).toBe(false)
})

describe('people on the lists of two bodies', () => {
  const year = new Date().getFullYear() - 1
  let police: Staff
  let department: Staff
  const registered: { caseId: string; personId: string }[] = []
  const overlap = async () => {
    const { comparisons } = await yearOf(String(year))
    return comparisons.find(({ one }) => one.body === 'interior-ministry')?.overlap
  }
  /** Registers the same person with both, under two records that a reviewer found to be one. */
  const onBoth = async () => {
    const happenedAt = new Date(Date.UTC(year, 5, 1)).toISOString()
    const ids = []
    for (const by of [police, department]) {
      const each = { caseId: uuidv7(), personId: uuidv7() }
      const data = { worries: ['forced-work'], person: { sex: 'female' } }
      const [answer] = await by.events({ type: 'case.registered', ...each, happenedAt, data })
      expect(answer?.status).toBe('accepted')
      ids.push(each)
    }
    registered.push(...ids)
    const cluster_id = ids.map(({ personId }) => personId).sort()[0]!
    const rows = ids.map(({ personId }) => ({ person_id: personId, cluster_id }))
    await umai.database.admin.insertInto('core.person_link').values(rows).execute()
  }

  beforeAll(async () => {
    const roles = ['case-manager', 'first-responder']
    police = await umai.signIn({ agency: 'demo-police-osh', roles })
    department = await umai.signIn({ agency: 'demo-child-protection-osh', roles })
    const said = ['Ministry of Internal Affairs', 'Family and child support departments'].map(
      (who) => `${who},${year},victims identified,all trafficking,30,all ages,R,§1`,
    )
    expect((await upload(rapporteur, [HEADER, ...said].join('\n'))).body).toMatchObject({ kept: true })
  })

  test('are not linked while one of them has no list here', async () => {
    expect(await overlap()).toBe(null)
  })

  test('are told as fewer than the threshold until they are enough, and never by name or number', async () => {
    for (let people = 0; people < 9; people += 1) await onBoth()
    expect(await overlap()).toEqual({ below: 10 })
    await onBoth()
    expect(await overlap()).toEqual({ count: 10 })
    const text = JSON.stringify((await coordinator.get('/api/figures')).body)
    for (const { caseId, personId } of registered) {
      expect(text).not.toContain(caseId)
      expect(text).not.toContain(personId)
    }
  })

  test('with nobody on both are none, and linked lists are not wondered about', async () => {
    await umai.database.admin.deleteFrom('core.person_link').execute()
    expect(await overlap()).toEqual({ count: 0 })
    const { comparisons } = await yearOf(String(year))
    const found = comparisons.find(({ one }) => one.body === 'interior-ministry')
    expect(found?.reasons).not.toContain('double-counting')
  })
})

test('nobody else reads or adds figures, neither by a route nor in the database', async () => {
  for (const role of ['case-manager', 'administrator', 'auditor', 'service-provider']) {
    const staff = await umai.signIn({ agency: 'demo-crisis-centre', roles: [role] })
    expect((await staff.get('/api/figures')).status).toBe(403)
    expect((await upload(staff, committeeFile())).status).toBe(403)
    const actor = {
      kind: 'person' as const,
      account: staff.account,
      post: staff.post,
      agency: staff.agency,
      agencyKind: 'x',
      region: null,
      district: null,
      roles: [role],
    }
    const { access } = umai.umai.services
    expect(
      await access.withActor(actor, (trx) =>
        trx.selectFrom('stats.published_figure').select('line').execute(),
      ),
    ).toEqual([])
    await expect(
      access.withActor(actor, (trx) =>
        trx
          .insertInto('stats.figure_import')
          .values({
            import_id: uuidv7(),
            checksum: 'a'.repeat(64),
            format: 'csv',
            imported_by: staff.account,
            findings: '[]',
          })
          .execute(),
      ),
    ).rejects.toThrow('row-level security')
  }
})
