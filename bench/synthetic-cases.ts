import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { v7 as uuidv7 } from 'uuid'
import { eventKinds, foldCase, nextStepsOf, stageOf } from '../src/case-file.ts'
import { caseCode } from '../src/cases/case-code.ts'
import type { CaseEvent } from '../src/cases/kernel.ts'
import { summaryOf } from '../src/cases/project-case.ts'
import { isChild } from '../src/cases/rules.ts'
import { sealEventData } from '../src/cases/seal-event.ts'
import type { Bench } from './bench-database.ts'
import { progress, seeded } from './table.ts'

const needs = ['safety', 'medical', 'shelter', 'food', 'legal', 'psychological']

/**
 * Loads synthetic cases by COPY, sealed and projected as the program itself would, one agency's after the other's;
 * gives the ids of the first agency's.
 */
export const loadCases = async (
  bench: Bench,
  agencies: string[],
  account: string,
  count: number,
): Promise<{ caseId: string; personId: string }[]> => {
  const client = new pg.Client({ connectionString: bench.url })
  await client.connect()
  await client.query('set synchronous_commit = off')
  const random = seeded(11)
  const ids: { caseId: string; personId: string }[] = []
  const tell = progress('cases', count)
  const each = Math.ceil(count / agencies.length)
  for (const [i, agency] of agencies.entries()) {
    const made = Array.from({ length: each }, () => ({ caseId: uuidv7(), personId: uuidv7() }))
    await loadBatch(bench, client, made, agency, account, random)
    if (i === 0) ids.push(...made)
    tell(Math.min(count, (i + 1) * each))
  }
  await client.query('analyze')
  await client.end()
  return ids
}

const loadBatch = async (
  bench: Bench,
  client: pg.Client,
  ids: { caseId: string; personId: string }[],
  agency: string,
  account: string,
  random: () => number,
) => {
  const rows = { person: '', access: '', key: '', file: '', event: '', caseAccess: '', task: '' }
  const procedure = bench.reference.procedures.find((each) => each.id === bench.config.procedure)!
  for (const { caseId, personId } of ids) {
    const { plain, wrapped } = await bench.keys.newDataKey(personId)
    const events = eventsOf(
      caseId,
      personId,
      agency,
      account,
      { id: procedure.id, version: procedure.version },
      random,
    )
    const file = foldCase(caseId, personId, events)
    const last = events.at(-1)!
    rows.person += `${personId}\t${file.case.person.sex?.value}\n`
    rows.access += `${personId}\t${agency}\t${caseId}\tt\n`
    rows.key += `${personId}\t\\\\x${wrapped.toString('hex')}\n`
    rows.caseAccess += `${personId}\t${caseId}\t${agency}\tlead\n`
    rows.file +=
      [
        personId,
        caseId,
        caseCode(caseId),
        procedure.id,
        procedure.version,
        last.seq,
        'open',
        stageOf(file),
        agency,
        account,
        isChild(file.case) ?? '\\N',
        'KG06',
        file.case.concern.district,
        last.recordedAt,
        last.recordedAt,
        json(summaryOf(file)),
      ].join('\t') + '\n'
    for (const event of events) {
      const sealed = sealEventData(eventKinds.get(event.type)!.data, event.data, plain, personId, event.id)
      rows.event +=
        [
          personId,
          caseId,
          event.seq,
          event.id,
          event.type,
          json(sealed),
          event.happenedAt,
          event.recordedAt,
          account,
          agency,
        ].join('\t') + '\n'
    }
    for (const step of nextStepsOf(file, procedure))
      rows.task +=
        [
          personId,
          caseId,
          step.id,
          step.kind,
          step.agency ?? agency,
          step.role,
          step.dueAt ?? '\\N',
          step.since,
          json(step.params ?? {}),
        ].join('\t') + '\n'
  }
  await copy(client, 'core.person (person_id, sex)', rows.person)
  await copy(client, 'core.person_access (person_id, agency_id, via, identity)', rows.access)
  await copy(client, 'vault.data_key (person_id, wrapped)', rows.key)
  await copy(client, 'core.case_access (person_id, case_id, agency_id, scope)', rows.caseAccess)
  await copy(
    client,
    'core.case_file (person_id, case_id, code, procedure_id, procedure_version, version, status, stage, lead_agency, lead_account, child, region, district, opened_at, changed_at, summary)',
    rows.file,
  )
  await copy(
    client,
    'core.case_event (person_id, case_id, seq, event_id, type, data, happened_at, recorded_at, account_id, agency_id)',
    rows.event,
  )
  await copy(
    client,
    'core.task (person_id, case_id, task_id, kind, agency_id, role, due_at, since, params)',
    rows.task,
  )
}

const json = (value: unknown) =>
  JSON.stringify(value).replaceAll('\\', '\\\\').replaceAll('\t', ' ').replaceAll('\n', ' ')

const eventsOf = (
  caseId: string,
  personId: string,
  agency: string,
  account: string,
  procedure: object,
  random: () => number,
): CaseEvent[] => {
  const began = Date.now() - Math.floor(random() * 700) * 86_400_000
  const at = (step: number) => new Date(began + step * 600_000).toISOString()
  const age = 8 + Math.floor(random() * 40)
  const made: [string, object][] = [
    [
      'case.registered',
      {
        procedure,
        worries: ['forced-work'],
        district: 'KG06-kara-suu',
        narrative: 'Synthetic concern told by a neighbour, two sentences long.',
        person: { sex: random() < 0.6 ? 'female' : 'male', age: { kind: 'years', years: age } },
      },
    ],
    ...needs.map((need): [string, object] => [
      'need.answered',
      { answers: { [need]: random() < 0.3 ? 'urgent' : 'none' } },
    ]),
    ['assessment.completed', {}],
    ['victim.presumed', { grounds: ['assessment'] }],
    ['case.noted', { text: 'Synthetic note of a worker after a visit.' }],
    ['case.noted', { text: 'A second synthetic note.' }],
  ]
  return made.map(([type, data], i) => ({
    id: randomUUID(),
    type,
    caseId,
    personId,
    seq: i + 1,
    data,
    happenedAt: at(i),
    recordedAt: at(i),
    device: null,
    base: null,
    account,
    agency,
  }))
}

const copy = async (client: pg.Client, target: string, text: string) => {
  if (text === '') return
  const stream = client.query(copyFrom(`copy ${target} from stdin`))
  stream.end(text)
  await once(stream, 'finish')
}
