import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { registerCase, type Staff, startTestUmai, type TestUmai } from '../../tests/helpers/test-umai.ts'

let test: TestUmai
let manager: Staff
let officer: Staff
let colleague: Staff
let team: Staff
let teammate: Staff
let outsider: Staff

beforeAll(async () => {
  test = await startTestUmai()
  const post = (agency: string, ...roles: string[]) => test.signIn({ agency, roles })
  manager = await post('demo-child-protection-osh', 'case-manager', 'identifier')
  officer = await post('demo-police-osh', 'identifier')
  colleague = await post('demo-police-osh', 'identifier')
  team = await post('demo-mobile-team', 'identifier')
  teammate = await post('demo-mobile-team', 'identifier')
  outsider = await post('demo-shelter', 'identifier')
})
afterAll(() => test.close())

const decision = (more: object = {}) => ({
  type: 'identification.decided',
  data: { outcome: 'identified', reasons: 'What she told, and the papers found', form: 'adult', ...more },
})
const later = (type: string, outcome = 'identified') => ({
  type,
  data: { outcome, reasons: 'Heard the person again' },
})
const requested = {
  type: 'identification.review-requested',
  data: { ground: 'not-heard', askedBy: 'person' },
}

type Ids = { caseId: string; personId: string }

const send = async (by: Staff, ids: Ids, event: { type: string; data: object }) => {
  const [answer] = await by.events({ ...ids, ...event })
  return answer
}

const readFile = async (by: Staff, { caseId }: Ids) => (await by.get(`/api/cases/${caseId}`)).body

/** A case led by child protection, which may not identify under the procedure in force. */
const openCase = async (data: Record<string, unknown> = {}): Promise<Ids> => {
  const ids = await registerCase(manager, data)
  await send(manager, ids, { type: 'victim.presumed', data: { grounds: ['forced-work'] } })
  return ids
}

const ask = (ids: Ids, agency = 'demo-police-osh') =>
  send(manager, ids, { type: 'team.joined', data: { agency, scope: 'identify' } })

const two = { procedure: { id: 'kg-nrm-two-step', version: '1' } }

describe('formal identification in one step', () => {
  it('is refused to a body that the procedure does not name, and the case asks for one that may', async () => {
    const ids = await openCase()
    const before = await readFile(manager, ids)
    expect(before.nextSteps).toContainEqual(
      expect.objectContaining({ kind: 'ask-authorised-body', agency: null, dueAt: null }),
    )
    expect(await send(manager, ids, decision())).toMatchObject({
      status: 'rejected',
      code: 'not-authorised-to-identify',
      allowed: ['indicators.answered', 'facts.recorded', 'team.joined'],
    })
    const after = await readFile(manager, ids)
    expect(after.file).toEqual(before.file)
  })

  it('belongs to the body that was asked, and its decision is final', async () => {
    const ids = await openCase()
    expect(await send(officer, ids, decision())).toMatchObject({ code: 'no-such-case' })
    expect(await ask(ids)).toMatchObject({ status: 'accepted' })
    const asked = await readFile(officer, ids)
    expect(asked.nextSteps).toContainEqual(
      expect.objectContaining({
        kind: 'formal-identification',
        agency: 'demo-police-osh',
        role: 'identifier',
      }),
    )
    await send(officer, ids, { type: 'indicators.answered', data: { list: 'A.L', answers: { DR01: 'yes' } } })
    await send(officer, ids, { type: 'facts.recorded', data: { acts: ['receipt'], means: ['threat'] } })
    expect(await send(officer, ids, decision())).toMatchObject({ status: 'accepted' })
    const { file } = await readFile(manager, ids)
    expect(file.identification).toMatchObject({
      status: 'decided',
      outcome: 'identified',
      history: [{ kind: 'decided', advice: 'possible', agency: 'demo-police-osh' }],
    })
    expect(await send(officer, ids, decision())).toMatchObject({
      code: 'not-now',
      allowed: expect.arrayContaining(['identification.review-requested', 'identification.appealed']),
    })
  })

  it('is reviewed by another officer than the one who decided', async () => {
    const ids = await openCase()
    await ask(ids)
    await send(officer, ids, decision({ outcome: 'not-identified' }))
    expect(await send(manager, ids, requested)).toMatchObject({ status: 'accepted' })
    expect(await send(officer, ids, later('identification.review-decided'))).toMatchObject({
      code: 'own-decision',
    })
    expect(await send(colleague, ids, later('identification.review-decided'))).toMatchObject({
      status: 'accepted',
    })
    expect((await readFile(manager, ids)).file.identification.outcome).toBe('identified')
  })
})

describe('formal identification in two steps', () => {
  it('calls the mobile team of the region, which confirms what somebody else proposed', async () => {
    const ids = await openCase(two)
    expect((await team.get(`/api/cases/${ids.caseId}`)).status).toBe(404)
    expect(await send(manager, ids, decision())).toMatchObject({
      code: 'invalid',
      fields: [{ path: 'proposal', code: 'team-confirms' }],
    })
    expect(await send(manager, ids, decision({ proposal: true }))).toMatchObject({ status: 'accepted' })
    const proposed = await readFile(team, ids)
    expect(proposed.file.identification).toMatchObject({ status: 'proposed', outcome: null })
    expect(proposed.nextSteps).toContainEqual(
      expect.objectContaining({ kind: 'confirm-identification', agency: 'demo-mobile-team' }),
    )
    expect(await send(manager, ids, later('identification.confirmed'))).toMatchObject({
      code: 'not-authorised-to-confirm',
    })
    expect(await send(team, ids, later('identification.confirmed'))).toMatchObject({ status: 'accepted' })
    expect((await readFile(manager, ids)).file.identification).toMatchObject({
      status: 'decided',
      outcome: 'identified',
    })
  })

  it('lets nobody of the team review what they confirmed, but a teammate', async () => {
    const ids = await openCase(two)
    await send(manager, ids, decision({ proposal: true }))
    await send(team, ids, later('identification.confirmed', 'not-identified'))
    await send(manager, ids, requested)
    expect(await send(team, ids, later('identification.review-decided'))).toMatchObject({
      code: 'own-decision',
    })
    expect(await send(teammate, ids, later('identification.review-decided'))).toMatchObject({
      status: 'accepted',
    })
  })

  it('says so where no team is known, until somebody brings one in', async () => {
    const ids = await openCase({ ...two, district: 'KG08-alamudun' })
    await send(manager, ids, decision({ proposal: true }))
    const { nextSteps, file } = await readFile(manager, ids)
    expect(nextSteps).toContainEqual(
      expect.objectContaining({ kind: 'ask-confirming-team', role: 'case-manager' }),
    )
    expect(file.identification.assigned.confirmation).toMatchObject({ agency: null })
    const { body } = await manager.get(`/api/cases/${ids.caseId}/identification-bodies`)
    expect(body.confirming).toMatchObject([{ agency: 'demo-mobile-team', near: 'elsewhere' }])
    await ask(ids, 'demo-mobile-team')
    expect((await readFile(team, ids)).nextSteps).toContainEqual(
      expect.objectContaining({ kind: 'confirm-identification', agency: 'demo-mobile-team' }),
    )
  })
})

describe('outsiders', () => {
  it('learn nothing and change nothing', async () => {
    const ids = await openCase()
    const before = await readFile(manager, ids)
    expect((await outsider.get(`/api/cases/${ids.caseId}`)).status).toBe(404)
    expect((await outsider.get(`/api/cases/${ids.caseId}/identification-bodies`)).status).toBe(404)
    const events = [
      decision(),
      later('identification.confirmed'),
      requested,
      later('identification.review-decided'),
    ]
    for (const event of [...events, { type: 'facts.recorded', data: { acts: 'none' } }])
      expect(await send(outsider, ids, event)).toMatchObject({
        status: 'rejected',
        code: expect.stringMatching(/no-such-case|not-permitted/),
      })
    expect((await readFile(manager, ids)).file).toEqual(before.file)
  })

  it('cannot pretend to be the program', async () => {
    const ids = await openCase()
    const assigned = { type: 'identification.assigned', data: { task: 'decision', agency: 'demo-shelter' } }
    expect(await send(manager, ids, assigned)).toMatchObject({ code: 'unknown-event' })
  })

  it('are all whose post has ended, from that moment', async () => {
    const ids = await openCase()
    const leaving = await test.signIn({ agency: 'demo-police-osh', roles: ['identifier'] })
    await ask(ids)
    expect((await leaving.get(`/api/cases/${ids.caseId}`)).status).toBe(200)
    await test.database.admin
      .updateTable('core.post')
      .set({ until: new Date() })
      .where('post_id', '=', leaving.post)
      .execute()
    expect([403, 404]).toContain((await leaving.get(`/api/cases/${ids.caseId}`)).status)
    const answers = await leaving.events({ ...ids, ...decision() }).catch(() => [])
    expect(answers.map(({ status }) => status)).not.toContain('accepted')
    expect((await readFile(manager, ids)).file.identification.outcome).toBeNull()
  })

  it('see the lists of indicators only when signed in', async () => {
    const { status, body } = await officer.get('/api/indicators')
    expect(status).toBe(200)
    const sizes = Object.fromEntries(
      body.lists.map((list: { id: string; ratings: object }) => [list.id, Object.keys(list.ratings).length]),
    )
    expect(sizes).toEqual({ 'A.L': 67, 'A.S': 67, 'C.L': 65, 'C.S': 65 })
    expect((await test.umai.server.inject('/api/indicators')).statusCode).toBe(401)
  })
})

describe('two officers without a line', () => {
  it('keep both answers until somebody settles them', async () => {
    const ids = await openCase()
    await ask(ids)
    const { head } = await readFile(manager, ids)
    const answered = (answer: string) => ({
      type: 'indicators.answered',
      data: { list: 'A.L', answers: { CD01: answer } },
      base: head.version,
    })
    expect(await send(officer, ids, answered('yes'))).toMatchObject({ status: 'accepted' })
    expect(await send(manager, ids, answered('no'))).toMatchObject({ status: 'conflict' })
    const { conflicts } = await readFile(officer, ids)
    expect(conflicts).toMatchObject([
      { field: 'indicators.CD01', values: [{ value: 'yes' }, { value: 'no' }] },
    ])
    const settled = {
      type: 'conflict.settled',
      data: { field: 'indicators.CD01', keep: conflicts[0].values[1].eventId },
    }
    expect(await send(officer, ids, settled)).toMatchObject({ status: 'accepted' })
    const { file } = await readFile(manager, ids)
    expect(file.identification.answers.CD01).toMatchObject({ value: 'no', rivals: [] })
  })
})
