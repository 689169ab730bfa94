import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { registerCase, type Staff, startTestUmai, type TestUmai } from '../../tests/helpers/test-umai.ts'
import type { TokenKey } from '../tokens/index.ts'
import { linkContributed } from './index.ts'
import { agree, choose, inBase64, presumedBy, type Row, recordInside, send, tokenFile } from './testing.ts'

let umai: TestUmai
let hospital: Staff
let ngo: Staff
let fund: Staff
let rapporteur: Staff
let reviewer: Staff
let administrator: Staff
let key: TokenKey
let before: { caseId: string; personId: string }

const AIGUL: Row = ['Айгүл', 'Токтогулова', '1998-04-17']
const AIGUL_ROMANIZED: Row = ['Aigul', 'Toktogulova', '1998-04-17']
const BERMET: Row = ['Бермет', 'Осмонова', '1985-11-02']
const NURGUL: Row = ['Нургүл', 'Жээнбекова', '2001-07-23']
const NURGUL_AGAIN: Row = ['Nurgul', 'Jeenbekova', '2001-07-23']

const runJob = async () => {
  await linkContributed.run(umai.umai.services, new Date())
  await linkContributed.run(umai.umai.services, new Date())
}
const inside = async (row: Row) => {
  const ids = await registerCase(hospital)
  await recordInside(umai, hospital, row, ids)
  return ids
}
const tokensOf = async (personId: string) =>
  (
    await umai.database.admin
      .selectFrom('vault.record_token')
      .select('person_id')
      .where('person_id', '=', personId)
      .execute()
  ).length
const together = () => presumedBy(rapporteur, 'together')

beforeAll(async () => {
  umai = await startTestUmai()
  const roles = ['case-manager', 'first-responder', 'identifier']
  hospital = await umai.signIn({ agency: 'demo-hospital', roles })
  ngo = await umai.signIn({ agency: 'demo-crisis-centre', roles: ['case-manager'] })
  fund = await umai.signIn({ agency: 'demo-police-osh', roles: ['case-manager'] })
  rapporteur = await umai.signIn({ agency: 'demo-ministry', roles: ['rapporteur'] })
  reviewer = await umai.signIn({ agency: 'demo-ministry', roles: ['record-reviewer'] })
  administrator = await umai.signIn({ agency: 'demo-ministry', roles: ['administrator'] })
  before = await inside(AIGUL)
  key = await agree(administrator, ['demo-crisis-centre', 'demo-police-osh'])
})
afterAll(() => umai.close())

test('an agency that chose nothing contributes nothing', async () => {
  const answers = [
    await send(ngo, tokenFile(key, [BERMET])),
    await ngo.post_('/api/contributions/tokens/read', { content: inBase64('x') }),
    await ngo.post_('/api/contributions/numbers', {
      contributionId: uuidv7(),
      numbers: [{ measure: 'victims-assisted', year: 2024, population: 'all ages', count: 4 }],
    }),
  ]
  for (const { status, body } of answers) expect([status, body.code]).toEqual([409, 'way-not-chosen'])
  expect((await choose(ngo, 'numbers')).body.way).toBe('numbers')
  expect((await send(ngo, tokenFile(key, [BERMET]))).body.code).toBe('way-not-chosen')
  expect((await choose(ngo, 'tokens')).body.way).toBe('tokens')
  await choose(fund, 'identity')
})

describe('tokens', () => {
  let sent: string

  test('of identities recorded before the agreement are made by the job, of later ones at the door', async () => {
    expect(await tokensOf(before.personId)).toBe(0)
    await runJob()
    expect(await tokensOf(before.personId)).toBe(1)
    const later = await inside(NURGUL)
    expect(await tokensOf(later.personId)).toBe(1)
    expect(await presumedBy(rapporteur, undefined)).toEqual([2])
  })

  test('somebody known inside and on a list, in another script, is counted once', async () => {
    const file = tokenFile(key, [AIGUL_ROMANIZED, BERMET])
    const preview = await ngo.post_('/api/contributions/tokens/read', { content: inBase64(file) })
    expect(preview.body).toEqual({ agreement: 'Test', rows: 2, sentBefore: 0, columns: [], before: null })
    const answer = await send(ngo, file)
    expect([answer.status, answer.body.contributions.length]).toEqual([200, 1])
    sent = answer.body.contributions[0].contributionId
    expect(await together()).toEqual([4])
    await runJob()
    expect(await together()).toEqual([3])
    expect(await presumedBy(rapporteur, 'tokens')).toEqual([2])
    const { body } = await rapporteur.get('/api/figures')
    const overlaps = body.years.flatMap((year: { comparisons: { overlap: unknown }[] }) =>
      year.comparisons.map((each) => each.overlap),
    )
    expect(overlaps).toContainEqual({ count: 1 })
  })

  test('the same file again counts once, and a repeated request changes nothing', async () => {
    const file = tokenFile(key, [AIGUL_ROMANIZED, BERMET])
    expect((await send(ngo, file)).body.code).toBe('tokens-sent-before')
    expect((await send(ngo, file, { contributionId: sent })).status).toBe(200)
    const preview = await ngo.post_('/api/contributions/tokens/read', { content: inBase64(file) })
    expect(preview.body).toMatchObject({ sentBefore: 2, before: { contributionId: sent } })
    await runJob()
    expect(await together()).toEqual([3])
  })

  test('two agencies’ lists are linked with each other and with identities inside', async () => {
    await send(fund, tokenFile(key, [BERMET, NURGUL_AGAIN]))
    await runJob()
    expect(await together()).toEqual([3])
    expect((await presumedBy(rapporteur, 'tokens')).sort()).toEqual([2, 2])
  })

  test('a reviewer’s word outranks the tokens, and can be taken back', async () => {
    await umai.umai.services.access.withActor({ kind: 'system', onBehalfOf: null }, async (trx) => {
      const { assignReviews } = await import('../duplicates/review-store.ts')
      await assignReviews(trx)
    })
    const queue = (await reviewer.get('/api/duplicates')).body.reviews
    expect(queue).toHaveLength(3)
    const opened = await Promise.all(
      queue.map(
        async ({ reviewId }: { reviewId: string }) =>
          (await reviewer.get(`/api/duplicates/${reviewId}`)).body,
      ),
    )
    const pair = opened.find((each) =>
      each.sides.some((side: { personId: string }) => side.personId === before.personId),
    )
    expect(pair).toMatchObject({ byToken: true, score: { tokens: { compared: 'gsndyx' } } })
    expect(JSON.stringify(opened)).not.toMatch(/Айгүл|Aigul|demo-/)
    const reveal = await reviewer.post_(`/api/duplicates/${pair.reviewId}/reveal`, {
      reason: 'check-duplicate',
    })
    expect([reveal.status, reveal.body.code]).toEqual([409, 'no-names-to-compare'])
    const say = (to: string, more: object = {}) =>
      reviewer.post_(`/api/duplicates/${pair.reviewId}/${to}`, {
        ...{ id: uuidv7(), happenedAt: new Date().toISOString(), ...more },
      })
    expect((await say('decision', { found: 'different' })).status).toBe(200)
    expect(await together()).toEqual([4])
    expect((await say('reopening')).status).toBe(200)
    expect(await together()).toEqual([3])
    expect((await say('decision', { found: 'cannot-tell' })).status).toBe(200)
    expect(await together()).toEqual([3])
    expect((await say('reopening')).status).toBe(200)
    expect((await say('decision', { found: 'merged' })).status).toBe(200)
    expect(await together()).toEqual([3])
    expect((await say('reopening')).status).toBe(200)
    expect(await together()).toEqual([3])
  })

  test('a correction of the identity makes its token anew; a no to being counted takes it away', async () => {
    const [fact] = (
      await hospital.post_(`/api/people/${before.personId}/reveal`, { reason: 'give-help' })
    ).body.facts.filter((each: { part?: string }) => each.part === 'given')
    await hospital.events({
      type: 'identity.recorded',
      ...before,
      data: {
        facts: [
          { factId: uuidv7(), kind: 'name', part: 'given', value: 'Салтанат', replaces: fact.factId },
          { factId: uuidv7(), kind: 'name', part: 'surname', value: 'Мамбетова' },
        ],
      },
    })
    await runJob()
    expect(await together()).toEqual([4])
    const refuse = { purpose: 'statistics', recipient: { body: 'labour-and-social-ministry' } }
    const [answer] = await hospital.events({ type: 'consent.refused', ...before, data: refuse })
    expect(answer?.status).toBe('accepted')
    expect(await tokensOf(before.personId)).toBe(0)
    await hospital.events({
      type: 'consent.given',
      ...before,
      data: { ...refuse, consentId: uuidv7(), evidence: 'spoken-witnessed', givenBy: 'person' },
    })
    expect(await tokensOf(before.personId)).toBe(1)
  })

  test('taken back as a whole: nobody of the file counts, its tokens are gone, and it may come again', async () => {
    expect((await ngo.post_(`/api/contributions/${sent}/undo`, {})).status).toBe(200)
    expect(await presumedBy(rapporteur, 'tokens')).toEqual([2])
    expect(await together()).toEqual([3])
    const left = await umai.database.admin
      .selectFrom('core.contributed_person as p')
      .innerJoin('vault.record_token as t', 't.person_id', 'p.person_id')
      .select('t.person_id')
      .where('p.contribution_id', '=', sent)
      .execute()
    expect(left).toEqual([])
    expect((await ngo.post_(`/api/contributions/${sent}/undo`, {})).status).toBe(200)
    expect((await send(ngo, tokenFile(key, [AIGUL_ROMANIZED, BERMET]))).status).toBe(200)
  })
})

describe('a file that is none is refused with where and why', () => {
  const good = () => tokenFile(key, [NURGUL, BERMET], [])
  const cases: [string, () => string | Buffer, string, number][] = [
    ['empty', () => '', 'columns', 1],
    ['a head alone', () => 'id,token,filled,key\n', 'empty', 2],
    ['a list of names', () => 'name,born\nСинтетика,1990\n', 'columns', 1],
    ['a token cut short', () => good().replace(/,(.{20})/, ','), 'length', 2],
    ['a damaged token', () => good().replace(/\n1,[A-Za-z0-9+/]{4}/, '\n1,AAAA'), 'ones', 2],
    ['letters of no field', () => good().replace('gsndyx', 'gsq'), 'letters', 2],
    ['rows of two keys', () => good().replace(/[0-9a-f]{12}\n$/, '0123456789ab\n'), 'key', 3],
    ['a row twice', () => `${good()}${good().split('\n')[2]}\n`, 'repeated', 4],
    ['another key', () => tokenFile({ ...key, agreement: 'Another' }, [BERMET]), 'other-key', 2],
    ['no text', () => Buffer.from([0x50, 0x4b, 3, 4, 0xff, 0xfe, 0xfa]), 'encoding', 1],
    ['an open quote', () => 'id,token,filled,key\n"1,x', 'broken', 2],
    ['numbers only', () => tokenFile(key, [[...BERMET, 'numbers']], ['consent']), 'no-consent', 2],
    [
      'no consent',
      () =>
        tokenFile(
          key,
          [
            [...BERMET, 'tokens'],
            [...NURGUL, ''],
          ],
          ['consent'],
        ),
      'no-consent',
      3,
    ],
    ['a year that is none', () => tokenFile(key, [[...BERMET, '85']], ['birth_year']), 'value', 2],
  ]
  test.each(cases)('%s', async (_, make, kind, line) => {
    const answer = await ngo.post_('/api/contributions/tokens/read', { content: inBase64(make()) })
    expect([answer.status, answer.body.code]).toEqual([422, 'wrong-token-file'])
    expect(answer.body.fields[0]).toMatchObject({
      path: 'content',
      code: `token-file-${kind}`,
      params: { line },
    })
  })

  test('consent is said of each person in the file, or of everybody by whoever sends it', async () => {
    const plain = await send(ngo, good(), { everyoneAgreed: false })
    expect([plain.status, plain.body.code]).toEqual([422, 'consent-not-said'])
    const said = tokenFile(key, [[...NURGUL, '2001', 'female', 'tokens']], ['birth_year', 'sex', 'consent'])
    expect((await send(ngo, said, { everyoneAgreed: false, year: 2024 })).status).toBe(200)
  })
})

describe('numbers only', () => {
  const numbers = [{ measure: 'victims-assisted', year: 2024, population: 'all ages', count: 17 }]
  const entriesOf = async () => {
    const { body } = await rapporteur.get('/api/figures')
    const year = body.years.find((each: { period: string }) => each.period === '2024')
    return year.units
      .flatMap((unit: { entries: { given?: string }[] }) => unit.entries)
      .filter((each: { given?: string }) => each.given === 'numbers')
  }

  test('stand beside the others as the agency’s own, and are taken back', async () => {
    const contributionId = uuidv7()
    for (const _ of [1, 2])
      expect((await ngo.post_('/api/contributions/numbers', { contributionId, numbers })).status).toBe(200)
    await ngo.post_('/api/contributions/numbers', { contributionId: uuidv7(), numbers })
    expect(await entriesOf()).toMatchObject([{ count: 17, agencyName: { en: expect.any(String) } }])
    expect(await presumedBy(rapporteur, 'numbers')).toEqual([])
    for (const each of (await ngo.get('/api/contributions')).body.contributions)
      if (each.kind === 'numbers') await ngo.post_(`/api/contributions/${each.contributionId}/undo`, {})
    expect(await entriesOf()).toEqual([])
  })
})

test('an ended agreement takes no more files, its key and tokens are gone, and who was linked counts once still', async () => {
  await runJob()
  const [counted] = await together()
  const [{ agreementId }] = (await administrator.get('/api/token-agreements')).body.agreements
  expect((await administrator.post_(`/api/token-agreements/${agreementId}/end`, {})).status).toBe(200)
  const answer = await send(ngo, tokenFile(key, [NURGUL]))
  expect(answer.body.fields[0].code).toBe('token-file-other-key')
  for (const table of ['vault.token_key', 'vault.record_token'] as const)
    expect(await umai.database.admin.selectFrom(table).selectAll().execute()).toEqual([])
  await runJob()
  expect(await together()).toEqual([counted])
})
