import { v5 as uuidv5 } from 'uuid'
import { z } from 'zod'
import { appendEvents } from '../cases/append-events.ts'
import type { CaseServices } from '../cases/case-services.ts'
import type { Person } from '../platform/access/actor.ts'
import { recordAudit } from '../platform/audit/record-audit.ts'
import { Failure, route } from '../platform/http/route.ts'
import { ageOf, compareLine } from './compare-line.ts'
import { BatchAnswer, BatchRequest, type ListedPerson } from './model.ts'
import { type ReadList, readList } from './read-list.ts'
import {
  endImport,
  findImport,
  findSameFile,
  type ImportLine,
  listLines,
  saveLine,
  startImport,
} from './store.ts'

const A_BATCH = 50

interface Run {
  services: CaseServices
  actor: Person
  importId: string
  worry: string
  now: Date
}

/**
 * Imports the next people of a list through the door for events, so that rules, audit and row-level security are the
 * same as for people typed in. All ids follow from the import and the line: sending a batch again changes nothing.
 */
export const runBatch = route({
  method: 'POST',
  path: '/api/imports/:importId/batches',
  summary: 'Import the next people of a list',
  permission: 'import:run',
  audit: 'import.run',
  ownTransactions: true,
  params: z.object({ importId: z.uuid() }),
  body: BatchRequest,
  answer: BatchAnswer,
  handle: async ({ services, actor, params: { importId }, body, requestId }) => {
    const list = await readList(services, body.content, body.mapping)
    if (list instanceof Failure) return list
    if (list.people.length === 0) return new Failure(422, 'nobody-on-list')
    const run = { services: services as CaseServices, actor, importId, worry: body.worry, now: new Date() }
    const refused = await begin(run, list, requestId)
    if (refused) return refused
    const to = Math.min(body.from + A_BATCH, list.people.length)
    const done = new Set((await asSystem(run, (trx) => listLines(trx, importId))).map(({ line }) => line))
    for (const person of list.people.slice(body.from, to))
      if (!done.has(person.line)) await importOne(run, person)
    const finished = to >= list.people.length
    if (finished) await asSystem(run, (trx) => endImport(trx, importId, 'done'))
    return { done: to, total: list.people.length, finished }
  },
})

const asSystem = <T>(
  { services, actor }: Run,
  work: (trx: Parameters<typeof listLines>[0]) => Promise<T>,
): Promise<T> =>
  services.access.withActor(actor, (trx) => services.access.asSystem(trx, actor, () => work(trx)))

/** Starts the import, or goes on with it when it is this account's agency's, unfinished, and of the same file. */
const begin = (run: Run, list: ReadList, requestId: string): Promise<Failure | null> =>
  run.services.access.withActor(run.actor, async (trx) => {
    const known = await run.services.access.asSystem(trx, run.actor, () => findImport(trx, run.importId))
    const mine = known?.agency_id === run.actor.agency
    const before = known ? undefined : await findSameFile(trx, list.fingerprint)
    const refusal = before
      ? new Failure(409, 'same-file-before')
      : known && (!mine || BigInt(known.fingerprint) !== list.fingerprint || known.status === 'undone')
        ? new Failure(409, 'another-import')
        : null
    await recordAudit(trx, run.actor, {
      action: 'import.run',
      objectType: 'list-import',
      objectId: run.importId,
      decision: refusal ? 'refused' : 'allowed',
      requestId,
    })
    if (!known && !refusal)
      await run.services.access.asSystem(trx, run.actor, () =>
        startImport(trx, run.actor, {
          importId: run.importId,
          fingerprint: list.fingerprint,
          total: list.people.length,
        }),
      )
    return refusal
  })

const importOne = async (run: Run, person: ListedPerson): Promise<void> => {
  const { services, actor, importId } = run
  const id = (what: string) => uuidv5(`${person.line}:${what}`, importId)
  const ids = { personId: id('person'), caseId: id('case') }
  const resumed = await asSystem(run, (trx) => hasCase(trx, ids.caseId))
  const like = resumed
    ? null
    : await services.access.withActor(actor, (trx) => compareLine(trx, services, person, run.now))
  const base = { import_id: importId, line: person.line, case_id: null, person_id: null, version: null }
  const line: ImportLine =
    like?.outcome === 'link'
      ? { ...base, outcome: 'linked', person_id: like.personId }
      : await create(run, person, ids, id, base)
  await asSystem(run, (trx) => saveLine(trx, line))
}

const hasCase = async (trx: Parameters<typeof listLines>[0], caseId: string): Promise<boolean> =>
  (await trx
    .selectFrom('core.case_file')
    .select('case_id')
    .where('case_id', '=', caseId)
    .executeTakeFirst()) !== undefined

const create = async (
  { services, actor, worry, now }: Run,
  person: ListedPerson,
  ids: { personId: string; caseId: string },
  id: (what: string) => string,
  base: Omit<ImportLine, 'outcome'>,
): Promise<ImportLine> => {
  const age = ageOf(person, now)
  const event = { ...ids, happenedAt: now.toISOString() }
  const answers = await appendEvents(services, actor, [
    {
      ...event,
      id: id('registered'),
      type: 'case.registered',
      data: { worries: [worry], person: { sex: person.sex, ...(age ? { age } : {}) } },
    },
    { ...event, id: id('identity'), type: 'identity.recorded', data: { facts: factsOf(person, id) } },
  ])
  const last = answers.at(-1)!
  return answers.every(({ status }) => status === 'accepted' || status === 'duplicate')
    ? { ...base, ...caseIds(ids), outcome: 'created', version: (last as { version: number }).version }
    : { ...base, ...caseIds(ids), outcome: 'refused' }
}

const caseIds = ({ personId, caseId }: { personId: string; caseId: string }) => ({
  person_id: personId,
  case_id: caseId,
})

const factsOf = (person: ListedPerson, id: (what: string) => string): object[] => [
  ...person.names.map(({ part, value }) => ({ factId: id(part), kind: 'name', part, value })),
  ...(person.birthDate ? [{ factId: id('birth'), kind: 'birth-date', date: person.birthDate }] : []),
  ...(person.document
    ? [{ factId: id('document'), kind: 'document', type: 'other', value: person.document }]
    : []),
  ...(person.phone ? [{ factId: id('phone'), kind: 'contact', type: 'phone', value: person.phone }] : []),
]
