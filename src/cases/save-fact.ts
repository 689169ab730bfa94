import { sql } from 'kysely'
import type { Trx } from '../platform/access/with-actor.ts'
import type { CaseFact, Cell } from '../statistics/model.ts'
import { cellDifference, settleCells } from '../statistics/rules.ts'

type Snake<Name extends string> = Name extends `${infer Letter}${infer Rest}`
  ? `${Letter extends Lowercase<Letter> ? Letter : `_${Lowercase<Letter>}`}${Snake<Rest>}`
  : ''

/** The fact's columns are called as its fields are; moments are written as they come. */
type Columns = { [Name in keyof CaseFact as Snake<Name>]: CaseFact[Name] }

declare module '../platform/database/tables.ts' {
  interface Tables {
    'stats.case_fact': Omit<Columns, 'decisions' | 'services' | 'next_due_at' | 'status' | 'consent'> & {
      person_id: string
      case_id: string
      status: string
      consent: string
      next_due_at: Date | string | null
      decisions: unknown
      services: unknown
    }
    'stats.case_cell': Cell & {
      cell_id: import('kysely').Generated<number>
      generation: import('kysely').Generated<string | null>
    }
  }
}

/** Facts of the cases of one person, under however many records, by case. As the system. */
const listFacts = async (trx: Trx, records: readonly string[]): Promise<Map<string, CaseFact>> => {
  const { rows } = await sql<{ case_id: string; fact: Record<string, unknown> }>`
    select case_id, to_jsonb(f) - 'person_id' - 'case_id' as fact from stats.case_fact f
    where person_id = any(${`{${records.join(',')}}`}::uuid[]) order by case_id`.execute(trx)
  return new Map(rows.map((row) => [row.case_id, factOfRow(row.fact)]))
}

/** The records found to be of the same person, this one among them; locked, so that none is counted past another. */
const recordsOf = async (trx: Trx, personId: string): Promise<string[]> => {
  const { rows } = await sql<{ person_id: string }>`
    select p.person_id from core.person p where p.person_id = ${personId} or p.person_id in (
      select other.person_id from core.person_link me join core.person_link other on other.cluster_id = me.cluster_id
      where me.person_id = ${personId})
    order by p.person_id for update of p`.execute(trx)
  return rows.map((row) => row.person_id)
}

/**
 * Counts people anew whose records were linked or taken apart. Each group is the records of one person: `before` as
 * they were counted until now, `after` as they are to be counted. As the system.
 */
export const recountPeople = async (
  trx: Trx,
  before: readonly string[][],
  after: readonly string[][],
): Promise<void> => {
  const changed: Cell[] = []
  for (const records of before) changed.push(...cellDifference(await listFactsInOrder(trx, records), []))
  for (const records of after) changed.push(...cellDifference([], await listFactsInOrder(trx, records)))
  const cells = settleCells(changed)
  if (cells.length > 0) await trx.insertInto('stats.case_cell').values(cells).execute()
}

const listFactsInOrder = async (trx: Trx, records: readonly string[]) =>
  inOrder(await listFacts(trx, records))

const BATCH = 2000

/** Stored facts in the order of people, some thousand at a time. Coordinator, rapporteur and the system read them. */
export async function* listAllFacts(
  trx: Trx,
): AsyncGenerator<{ personId: string; caseId: string; fact: CaseFact }[]> {
  let [person, last] = [NOBODY, NOBODY]
  for (;;) {
    const { rows } = await sql<{ person_id: string; case_id: string; fact: Record<string, unknown> }>`
      select person_id, case_id, to_jsonb(f) - 'person_id' - 'case_id' as fact from stats.case_fact f
      where (person_id, case_id) > (${person}::uuid, ${last}::uuid) order by person_id, case_id limit ${BATCH}`.execute(
      trx,
    )
    if (rows.length === 0) return
    yield rows.map((row) => ({ personId: row.person_id, caseId: row.case_id, fact: factOfRow(row.fact) }))
    person = rows.at(-1)!.person_id
    last = rows.at(-1)!.case_id
  }
}

const NOBODY = '00000000-0000-0000-0000-000000000000'

/** A row as JSON, in which days are text and never moved into another zone. */
const factOfRow = (row: Record<string, unknown>): CaseFact =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [camel(name), value])) as unknown as CaseFact

const camel = (name: string) => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

const rowOf = (fact: CaseFact): Columns =>
  Object.fromEntries(
    Object.entries({
      ...fact,
      decisions: JSON.stringify(fact.decisions),
      services: JSON.stringify(fact.services),
    }).map(([name, value]) => [snake(name), value]),
  ) as unknown as Columns

/**
 * Writes the fact of a case, or takes it out where it is in no figure, and what this changes in the counts. As the
 * system.
 */
export const saveFact = async (
  trx: Trx,
  ids: { personId: string; caseId: string },
  fact: CaseFact | null,
): Promise<void> => {
  const before = await listFacts(trx, await recordsOf(trx, ids.personId))
  const after = new Map(before)
  if (fact === null) {
    after.delete(ids.caseId)
    await removeFact(trx, ids)
  } else {
    after.set(ids.caseId, fact)
    await writeFact(trx, ids, rowOf(fact))
  }
  const changed = cellDifference(inOrder(before), inOrder(after))
  if (changed.length > 0) await trx.insertInto('stats.case_cell').values(changed).execute()
}

const writeFact = async (trx: Trx, ids: { personId: string; caseId: string }, row: Columns) => {
  await trx
    .insertInto('stats.case_fact')
    .values({ ...row, person_id: ids.personId, case_id: ids.caseId })
    .onConflict((oc) => oc.columns(['person_id', 'case_id']).doUpdateSet(row))
    .execute()
}

const removeFact = async (trx: Trx, ids: { personId: string; caseId: string }) => {
  await trx
    .deleteFrom('stats.case_fact')
    .where('person_id', '=', ids.personId)
    .where('case_id', '=', ids.caseId)
    .execute()
}

/** Always the same order, so that of two cases of one day always the same one counts. */
const inOrder = (facts: Map<string, CaseFact>): CaseFact[] =>
  [...facts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, fact]) => fact)
