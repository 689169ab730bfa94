import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { registerCase, type Staff, startTestUmai, type TestUmai } from '../../tests/helpers/test-umai.ts'
import { loadPolicy, type ProtectedTable } from '../disclosure/index.ts'
import type { CountedRecord } from '../disclosure/model.ts'
import { readSdmx, readStructure } from '../figures/index.ts'
import type { Person } from '../platform/access/actor.ts'
import { codesOf } from './dimensions.ts'
import { keepProtected } from './protect-release.ts'
import { PublishedRelease } from './read-published.ts'
import { readPublicationSettings } from './read-settings.ts'
import { addProtectedTable, listReleases, setPublished } from './store.ts'

/* What may reach the public pages, and every way somebody might try to get another number there. */

let umai: TestUmai
let coordinator: Staff
let rapporteur: Staff
beforeAll(async () => {
  umai = await startTestUmai()
  coordinator = await umai.signIn({ agency: 'demo-ministry', roles: ['coordinator'] })
  rapporteur = await umai.signIn({ agency: 'demo-rapporteur', roles: ['rapporteur'] })
})
afterAll(() => umai.close())

const LAST = new Date().getFullYear() - 1
const period = { from: LAST - 2, to: LAST }
const population = 'test'

const actorOf = (staff: Staff, role: string): Person => ({
  kind: 'person',
  account: staff.account,
  post: staff.post,
  agency: staff.agency,
  agencyKind: 'x',
  region: null,
  district: null,
  roles: [role],
})

/** Invented people, 40 a year; `more` of one rare kind. */
const records = (more = 3): CountedRecord[] => {
  const codes = codesOf(umai.umai.services.reference, period)
  const usual = { sex: 'female', 'age-group': 'adult', form: 'forced-labour', region: 'KG11' }
  return codes.year.flatMap((year) => [
    { values: { ...usual, year }, count: 40 },
    { values: { ...usual, year, sex: 'male', region: 'KG06' }, count: 25 },
    { values: { ...usual, year, sex: 'male', 'age-group': 'child', region: 'KG04' }, count: more },
  ])
}

const prepare = async (people = records(), releaseId = uuidv7()): Promise<string> => {
  const { access, reference, config } = umai.umai.services
  const { tables } = await readPublicationSettings(config)
  const { policy } = await loadPolicy()
  const by = actorOf(coordinator, 'coordinator')
  await access.withActor(by, (trx) =>
    keepProtected(trx, reference, policy, {
      population,
      releaseId,
      period,
      synthetic: true,
      preparedBy: by.account,
      records: people,
      tables,
    }),
  )
  return releaseId
}

const page = (path: string) => umai.umai.server.inject({ method: 'GET', url: path })
const publish = (staff: Staff, id: string) => staff.post_(`/api/releases/${id}/publish`, {})

describe('the way a release takes', () => {
  let id: string
  test('prepared, it is for overseers only', async () => {
    expect((await page('/en/statistics')).body).toContain('Nothing has been published yet')
    id = await prepare()
    expect((await coordinator.get('/api/releases')).body.releases).toMatchObject([
      { releaseId: id, publishedAt: null },
    ])
    expect((await coordinator.get(`/api/releases/${id}`)).body).toMatchObject({
      preparedByMe: true,
      tables: { length: 4 },
    })
    expect((await page('/en/statistics')).body).toContain('Nothing has been published yet')
    for (const path of [
      `/en/statistics/releases/${id}`,
      `/statistics/data/${id}/by-form.csv`,
      `/statistics/data/${id}/sdg-16-2-2.xml`,
    ])
      expect((await page(path)).statusCode).toBe(404)
  })

  test('whoever prepared it does not publish it, not even in the database', async () => {
    expect(await publish(coordinator, id)).toMatchObject({ status: 409, body: { code: 'same-person' } })
    const by = actorOf(coordinator, 'coordinator')
    await expect(
      umai.umai.services.access.withActor(by, (trx) => setPublished(trx, id, by.account, new Date())),
    ).rejects.toThrow('release_check')
  })

  test('another person publishes it, once, and then everybody sees it', async () => {
    expect((await publish(rapporteur, id)).status).toBe(200)
    expect(await publish(rapporteur, id)).toMatchObject({ status: 409, body: { code: 'already-published' } })
    const { body } = await page('/en/statistics')
    expect(body).toContain('made up')
    expect(body).toContain(`/statistics/data/${id}/by-form.csv`)
  })

  test('it is never changed afterwards', async () => {
    const by = actorOf(rapporteur, 'rapporteur')
    const { access } = umai.umai.services
    const changes = [
      sql`update stats.release set published_at = now() where release_id = ${id}`,
      sql`update stats.release set synthetic = false where release_id = ${id}`,
      sql`update stats.release_cell set count = 7 where release_id = ${id}`,
      sql`delete from stats.release_cell where release_id = ${id}`,
      sql`delete from stats.release where release_id = ${id}`,
      sql`insert into stats.release_cell (release_id, table_code, at, count, status) values (${id}, 'by-form', '{x}', 50, 'A')`,
    ]
    const before = (await page(`/statistics/data/${id}/by-form.csv`)).body
    for (const change of changes)
      await access
        .withActor(by, async (trx) => {
          expect((await change.execute(trx)).numAffectedRows ?? 0n).toBe(0n)
        })
        .catch((error: Error) => expect(error.message).toMatch(/permission denied|row-level security/))
    expect((await page(`/statistics/data/${id}/by-form.csv`)).body).toBe(before)
  })

  test('small counts are on no page and in no file', async () => {
    const csv = (await page(`/statistics/data/${id}/by-region.csv`)).body
    expect(csv).toMatch(/^KG04,,Q$/m)
    const { structure, observations } = await sdmxOf(id)
    expect(structure.findings).toEqual([])
    const hidden = observations.filter((each) => each.key.AGE === 'Y0T17')
    expect(hidden.length).toBeGreaterThan(0)
    for (const each of hidden) expect([each.value, each.attributes.OBS_STATUS]).toEqual([null, 'Q'])
    const json = (await page(`/statistics/data/${id}/by-year-age.json`)).json()
    expect(json.value.filter((each: number | null) => each !== null && each > 0 && each < 5)).toEqual([])
  })

  const sdmxOf = async (release: string) => {
    const answer = await page(`/statistics/data/${release}/sdg-16-2-2.xml`)
    const structure = readSdmx(answer.body, await readStructure(undefined))
    return { structure, observations: structure.observations }
  }

  test('the message to the committee has the totals, and each of them once', async () => {
    const { observations } = await sdmxOf(id)
    const total = observations.filter(
      ({ key }) => key.SEX === '_T' && key.AGE === '_T' && key.REF_AREA === 'KG',
    )
    expect(total.map((each) => each.period).sort()).toEqual([
      String(LAST - 2),
      String(LAST - 1),
      String(LAST),
    ])
    for (const each of total) expect(each.value).toBe('70')
  })
})

describe('a number that was not protected', () => {
  test('does not get in as a table that only looks like one', async () => {
    const { access } = umai.umai.services
    const forged = {
      dimensions: ['form'],
      cells: [{ at: ['forced-labour'], count: 3, status: 'A' }],
      threshold: 1,
      rounding: 1,
      find: () => undefined,
    }
    const by = actorOf(coordinator, 'coordinator')
    const id = await prepare()
    // @ts-expect-error A look-alike lacks what only the audit can give it.
    const add = () => access.withActor(by, (trx) => addProtectedTable(trx, id, 'forged', forged))
    await expect(add()).rejects.toThrow('disclosure audit')
    const copied = Object.assign(Object.create(Object.getPrototypeOf(forged)), forged) as ProtectedTable
    await expect(access.withActor(by, (trx) => addProtectedTable(trx, id, 'forged', copied))).rejects.toThrow(
      TypeError,
    )
  })

  test.each([1, 2, 3, 4, -1])('of %i cannot be stored, by anybody', async (count) => {
    const id = await prepare()
    const insert = sql`insert into stats.release_cell (release_id, table_code, at, count, status) values (${id}, 'by-form', '{x}', ${count}, 'A')`
    const by = actorOf(coordinator, 'coordinator')
    await expect(umai.umai.services.access.withActor(by, (trx) => insert.execute(trx))).rejects.toThrow(
      'row-level security',
    )
    await expect(insert.execute(umai.database.admin)).rejects.toThrow('check constraint')
  })

  test('is not added by somebody else, nor to a release of another', async () => {
    const id = await prepare()
    const { access } = umai.umai.services
    const insert = sql`insert into stats.release_cell (release_id, table_code, at, count, status) values (${id}, 'by-form', '{x}', 50, 'A')`
    await expect(
      access.withActor(actorOf(rapporteur, 'rapporteur'), (trx) => insert.execute(trx)),
    ).rejects.toThrow('row-level security')
    await expect(access.asAnyone((trx) => insert.execute(trx))).rejects.toThrow(
      /row-level security|read-only/,
    )
  })

  test('is not added after the audit, not even by whoever prepared the release', async () => {
    const id = await prepare()
    const by = actorOf(coordinator, 'coordinator')
    const additions = [
      sql`insert into stats.release_cell (release_id, table_code, at, count, status) values (${id}, 'by-form', '{x}', 50, 'A')`,
      sql`insert into stats.release_table (release_id, table_code, dimensions, threshold, rounding) values (${id}, 'unaudited', '{form}', 5, 1)`,
    ]
    for (const add of additions)
      await expect(umai.umai.services.access.withActor(by, (trx) => add.execute(trx))).rejects.toThrow(
        'row-level security',
      )
    await publish(rapporteur, id)
    expect((await page(`/statistics/data/${id}/by-form.csv`)).body).not.toMatch(/^x,/m)
    expect((await page(`/statistics/data/${id}/unaudited.csv`)).statusCode).toBe(404)
  })

  test.each([
    ['that no audit was made for', 'never-audited', sql`now()`],
    ['said to be of the day of an earlier audit', population, sql`now() - interval '1 day'`],
    ['of people of whom an earlier release was audited', population, sql`now()`],
  ])('is not in a release %s', async (_, whom, preparedAt) => {
    await prepare()
    const by = actorOf(coordinator, 'coordinator')
    const forged = sql`insert into stats.release (release_id, period_from, period_to, population, synthetic, prepared_by, prepared_at)
      values (${uuidv7()}, ${LAST - 2}, ${LAST}, ${whom}, true, ${by.account}, ${preparedAt})`
    await expect(umai.umai.services.access.withActor(by, (trx) => forged.execute(trx))).rejects.toThrow(
      'row-level security',
    )
  })

  test('is not approved by one person alone, nor born approved', async () => {
    const by = actorOf(coordinator, 'coordinator')
    const { access } = umai.umai.services
    const other = rapporteur.account
    const publishAs = (id: string) =>
      sql`update stats.release set published_by = ${other}, published_at = now() where release_id = ${id}`
    const id = await prepare()
    await expect(access.withActor(by, (trx) => publishAs(id).execute(trx))).rejects.toThrow(
      'row-level security',
    )
    const born = sql`insert into stats.release (release_id, period_from, period_to, population, synthetic, prepared_by, published_by, published_at)
      values (${uuidv7()}, ${LAST - 2}, ${LAST}, ${population}, true, ${by.account}, ${other}, now())`
    await expect(access.withActor(by, (trx) => born.execute(trx))).rejects.toThrow('row-level security')
    expect(await PublishedRelease.read(access, id)).toBeNull()
  })

  test('is nowhere to be read without a context: every other table is empty', async () => {
    const manager = await umai.signIn({
      agency: 'demo-child-protection-osh',
      roles: ['case-manager', 'first-responder'],
    })
    await registerCase(manager)
    for (const facts of ['stats.case_fact', 'stats.case_cell'])
      expect(
        (await sql`select 1 from ${sql.raw(facts)}`.execute(umai.database.admin)).rows.length,
      ).toBeGreaterThan(0)
    const { rows } = await sql<{ name: string }>`
      select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname in ('core', 'vault', 'stats', 'audit', 'reference')
        and has_table_privilege('umai_app', c.oid, 'select')`.execute(umai.database.admin)
    const open: string[] = []
    for (const { name } of rows) {
      const found = await umai.umai.services.access.asAnyone((trx) =>
        sql`select 1 from ${sql.raw(name)} limit 1`.execute(trx),
      )
      if (found.rows.length > 0) open.push(name)
    }
    expect(open.sort()).toEqual([
      'reference.procedure_version',
      'stats.release',
      'stats.release_cell',
      'stats.release_table',
    ])
  })

  test('does not come with a release that the pages could be handed: none but a published one can be made', async () => {
    const id = await prepare()
    const { access } = umai.umai.services
    expect(await PublishedRelease.read(access, id)).toBeNull()
    const seen = await access.asAnyone(listReleases)
    expect(seen.every((each) => each.publishedAt !== null)).toBe(true)
    // @ts-expect-error The constructor is private: only what was read in a transaction without context becomes one.
    expect(() => new PublishedRelease({ releaseId: id }, [])).not.toThrow()
  })
})

describe('two releases of the same people', () => {
  const files = async (id: string) =>
    Promise.all(
      ['by-year-sex', 'by-year-age', 'by-form', 'by-region'].map(
        async (code) => (await page(`/statistics/data/${id}/${code}.csv`)).body,
      ),
    )

  test('do not tell of one person who joined between them', async () => {
    const first = await prepare()
    await publish(rapporteur, first)
    const joined = [
      ...records(),
      {
        values: {
          year: String(LAST),
          sex: 'female',
          'age-group': 'child',
          form: 'organ-removal',
          region: 'KG07',
        },
        count: 1,
      },
    ]
    const second = await prepare(joined)
    await publish(rapporteur, second)
    expect(await files(second)).toEqual(await files(first))
    const { body } = await coordinator.get(`/api/releases/${second}`)
    expect(body.protection.heldBack).toBe(1)
  })

  test('how many are held back, and why cells are hidden, is not for the public', async () => {
    const { access } = umai.umai.services
    expect(
      await access.asAnyone((trx) => trx.selectFrom('stats.release_protection').selectAll().execute()),
    ).toEqual([])
    expect((await page('/en/statistics')).body).not.toMatch(/heldBack|held_back/)
  })
})

describe('bad input', () => {
  const ask = (body: unknown) => coordinator.post_('/api/releases', body)
  test('a period that is not over, or too short, is refused and nothing is kept', async () => {
    const before = (await coordinator.get('/api/releases')).body.releases.length
    const releaseId = uuidv7()
    expect(await ask({ releaseId, period: { from: LAST, to: LAST + 1 } })).toMatchObject({
      status: 422,
      body: { code: 'period-not-over' },
    })
    expect(await ask({ releaseId, period: { from: LAST, to: LAST } })).toMatchObject({
      status: 422,
      body: { code: 'period-too-short' },
    })
    expect((await ask({ releaseId, period: { from: 'x', to: 1 } })).status).toBe(400)
    expect((await coordinator.get('/api/releases')).body.releases).toHaveLength(before)
  })

  test('a country without a case can be released: zeros, and nobody in them', async () => {
    const releaseId = uuidv7()
    expect((await ask({ releaseId, period })).status).toBe(200)
    expect(await ask({ releaseId, period })).toMatchObject({ status: 409, body: { code: 'release-exists' } })
  })

  test('years that only overlap with earlier releases are refused: they could be subtracted', async () => {
    for (const years of [
      { from: LAST - 1, to: LAST },
      { from: LAST - 3, to: LAST },
      { from: LAST - 2, to: LAST - 1 },
    ])
      expect(await ask({ releaseId: uuidv7(), period: years })).toMatchObject({
        status: 422,
        body: { code: 'period-must-continue', params: period },
      })
    expect((await ask({ releaseId: uuidv7(), period })).status).toBe(200)
  })

  test('a release or file that is not there is not there', async () => {
    for (const path of [
      '/statistics/data/x/by-form.csv',
      `/statistics/data/${uuidv7()}/by-form.csv`,
      '/statistics/releases/..%2f',
      '/de/statistics',
    ])
      expect((await page(path)).statusCode).toBe(404)
    expect((await publish(rapporteur, uuidv7())).status).toBe(404)
    expect((await rapporteur.get(`/api/releases/${uuidv7()}/report.pdf`)).status).toBe(404)
  })
})

describe('SDG 16.2.2', () => {
  test.each(['', '/ru', '/en'])(
    'in %s/statistics has the counts, and no rate without a population',
    async (language) => {
      const id = await prepare()
      await publish(rapporteur, id)
      const { body } = await page(`${language}/statistics/releases/${id}`)
      const read = body.replaceAll('\u00ad', '')
      const part = /<section><h2 id="sdg-16-2-2">.*?<\/section>/s.exec(read)?.[0] ?? ''
      const words = {
        '': 'калктын саны киргизилген эмес',
        '/ru': 'численность населения не внесена',
        '/en': 'population not configured',
      }[language]!
      const known = umai.umai.services.reference.statistics!.population.map(({ year }) => year)
      for (const year of [LAST - 2, LAST - 1, LAST]) {
        const row = new RegExp(`<th scope="row">${year}</th>.*?</tr>`, 's').exec(part)?.[0] ?? ''
        expect(row).toContain('<td>70</td>')
        expect(row.split(words).length - 1, row).toBe(known.includes(year) ? 0 : 1)
      }
    },
  )
})

describe('the pages', () => {
  const paths = [
    '/statistics',
    '/ru/statistics',
    '/en/statistics',
    '/statistics/method',
    '/ru/statistics/releases',
    '/en/statistics/others',
  ]
  test.each(paths)('%s is whole without script, in its language, and small', async (path) => {
    const answer = await page(path)
    expect(answer.statusCode).toBe(200)
    expect(answer.body).not.toMatch(/<script|\sstyle=|<style|\son\w+=/)
    expect(answer.body).toContain(`<html lang="${answer.headers['content-language']}"`)
    expect(answer.body).not.toMatch(/\{\{|undefined|\[object|statistics\.[a-z]/)
    const css = await page('/portal.css')
    expect(answer.rawPayload.length + css.rawPayload.length).toBeLessThan(60_000)
  })

  test('in the state language are found also by who writes it in the address', async () => {
    for (const path of ['', '/method', '/releases/x?y=1']) {
      const answer = await page(`/ky/statistics${path}`)
      expect([answer.statusCode, answer.headers.location]).toEqual([301, `/statistics${path}`])
    }
    expect((await page('/ky/statistics//elsewhere.example')).headers.location).toBe(
      '/statistics//elsewhere.example',
    )
  })

  test('every picture has its words, every table its caption', async () => {
    const { body } = await page('/ru/statistics')
    expect(body.match(/<svg[^>]*role="img"/g)?.length).toBe(4)
    expect(body.match(/<title>[^<]+<\/title><desc>[^<]+<\/desc>/g)?.length).toBe(4)
    expect(body.match(/<table\b/g)?.length).toBe(5)
    expect(body.match(/<caption>/g)?.length).toBe(5)
  })

  test('what others published is quoted with its source, and fewer than five people are not repeated', async () => {
    const { body } = await page('/en/statistics/others')
    expect(body).toContain('fewer than 5')
    expect(body).toMatch(/One NGO \(not named\).*?<td class="count"[^>]*>86<\/td>/s)
    expect(body).not.toMatch(/Kyrgyz woman|newborn|Pakistan/)
  })
})

test('nobody but overseers prepares, looks at or publishes a release', async () => {
  const id = await prepare()
  for (const role of ['case-manager', 'administrator', 'auditor', 'service-provider']) {
    const staff = await umai.signIn({ agency: 'demo-crisis-centre', roles: [role] })
    expect((await staff.get('/api/releases')).status).toBe(403)
    expect((await staff.get(`/api/releases/${id}`)).status).toBe(403)
    expect((await staff.get(`/api/releases/${id}/report.docx`)).status).toBe(403)
    expect((await staff.post_('/api/releases', { releaseId: uuidv7(), period })).status).toBe(403)
    expect((await publish(staff, id)).status).toBe(403)
    const seen = await umai.umai.services.access.withActor(actorOf(staff, role), listReleases)
    expect(seen.some((each) => each.publishedAt === null)).toBe(false)
  }
})
