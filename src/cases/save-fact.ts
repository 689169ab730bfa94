import { sql } from 'kysely'
import type { Trx } from '../platform/access/with-actor.ts'
import type { CaseFact, Cell } from '../statistics/model.ts'
import { cellDifference, isSameFact, settleCells } from '../statistics/rules.ts'

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

/** The facts of one person's cases, by case. */
export type PersonFacts = ReadonlyMap<string, CaseFact>

/**
 * The facts of the cases of one person, under however many records. The records are locked, so that none is counted
 * past another: asked for before anything of the person is written. As the system.
 */
export const lockFactsOf = async (trx: Trx, personId: string): Promise<PersonFacts> => {
  const { rows } = await sql<StoredFact>`select * from stats.lock_facts_of(${personId})`.execute(trx)
  return factsByCase(rows)
}

interface StoredFact {
  case_id: string
  fact: Record<string, unknown>
}

const factsByCase = (rows: readonly StoredFact[]): PersonFacts =>
  new Map(rows.map((row) => [row.case_id, factOfRow(row.fact)]))

/**
 * Counts people anew whose records were linked or taken apart. Each group is the records of one person: `before` as
 * they were counted until now, `after` as they are to be counted; all are locked (`lockRecords`). As the system.
 */
export const recountPeople = async (
  trx: Trx,
  before: readonly string[][],
  after: readonly string[][],
): Promise<void> => {
  const changed: Cell[] = []
  for (const records of before) changed.push(...cellDifference(await listFacts(trx, records), []))
  for (const records of after) changed.push(...cellDifference([], await listFacts(trx, records)))
  const cells = settleCells(changed)
  if (cells.length > 0) await trx.insertInto('stats.case_cell').values(cells).execute()
}

/**
 * Records of people who are to be linked or taken apart, so that none is counted meanwhile; in the order of
 * `stats.lock_facts_of`, and before anything that refers to them is written. As the system.
 */
export const lockRecords = async (trx: Trx, records: readonly string[]): Promise<void> => {
  await trx
    .selectFrom('core.person')
    .select('person_id')
    .where('person_id', 'in', records)
    .orderBy('person_id')
    .forNoKeyUpdate()
    .execute()
}

const listFacts = async (trx: Trx, records: readonly string[]): Promise<CaseFact[]> => {
  const { rows } = await sql<StoredFact>`
    select case_id, to_jsonb(f) - 'person_id' - 'case_id' as fact from stats.case_fact f
    where person_id = any(${`{${records.join(',')}}`}::uuid[])`.execute(trx)
  return inOrder(factsByCase(rows))
}

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

/**
 * Writes the fact of a case, or takes it out where it is in no figure, and what this changes in the counts; nothing
 * where nothing changes. `known` as {@link lockFactsOf} gave it in this transaction. As the system.
 */
export const saveFact = async (
  trx: Trx,
  ids: { personId: string; caseId: string },
  fact: CaseFact | null,
  known: PersonFacts,
): Promise<void> => {
  const before = known.get(ids.caseId)
  if (before && fact && isSameFact(before, fact)) return
  const after = new Map(known)
  if (fact === null) after.delete(ids.caseId)
  else after.set(ids.caseId, fact)
  await keepFacts(trx, [{ ...ids, fact }], cellDifference(inOrder(known), inOrder(after)))
}

/** What a case's fact is to be; null = there is to be none. */
export interface KeptFact {
  personId: string
  caseId: string
  fact: CaseFact | null
}

/** Writes facts as they are to be and adds these counts, which are not looked at. As the system. */
export const keepFacts = async (
  trx: Trx,
  facts: readonly KeptFact[],
  cells: readonly Cell[],
): Promise<void> => {
  const rows = facts.map(({ fact, ...ids }) => columnsOf({ ...fact, ...ids }))
  await sql`select stats.keep_facts(${JSON.stringify(rows)}::jsonb, ${JSON.stringify(cells)}::jsonb)`.execute(
    trx,
  )
}

const columnsOf = (fields: object) =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [snake(name), value]))

/** Always the same order, so that of two cases of one day always the same one counts. */
const inOrder = (facts: PersonFacts): CaseFact[] =>
  [...facts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, fact]) => fact)
