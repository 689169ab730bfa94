import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { expect } from 'vitest'
import {
  type Answer,
  type PartialEvent,
  registerCase,
  type Staff,
  type TestUmai,
} from '../../tests/helpers/test-umai.ts'

/** The event door as the tests of it knock: two colleagues of one agency and a case of theirs. */

export const AGENCY = 'demo-crisis-centre'
export const OTHER_AGENCY = 'demo-hospital'
export const caseWork = ['case-manager', 'first-responder', 'identifier']

type Sent = PartialEvent & { id: string; happenedAt: string }

export interface Door {
  staff: Staff
  colleague: Staff
  ids: { caseId: string; personId: string }
  /** Another case from now on. */
  newCase(): Promise<{ caseId: string; personId: string }>
  event(type: string, data: object, more?: Partial<PartialEvent>): Sent
  note(text?: string, more?: Partial<PartialEvent>): Sent
  /** Sends a batch that the door must take as a batch; gives its results. */
  send(events: unknown[], by?: Staff, replay?: boolean): Promise<Answer['body']>
  /** Rows of every table that an event may touch; the audit log grows with every try and is counted apart. */
  tableCounts(): Promise<Record<string, number>>
}

export const openDoor = async (umai: TestUmai): Promise<Door> => {
  const staff = await umai.signIn({ agency: AGENCY, roles: caseWork })
  const colleague = await umai.signIn({ agency: AGENCY, roles: caseWork })
  const door: Door = {
    staff,
    colleague,
    ids: { caseId: uuidv7(), personId: uuidv7() },
    newCase: async () => {
      door.ids = await registerCase(staff)
      return door.ids
    },
    event: (type, data, more = {}) => ({
      id: uuidv7(),
      happenedAt: new Date().toISOString(),
      type,
      ...door.ids,
      data,
      ...more,
    }),
    note: (text = 'A synthetic note', more = {}) => door.event('case.noted', { text }, more),
    send: async (events, by = staff, replay) => {
      const answer = await by.post_('/api/events', { events, ...(replay === undefined ? {} : { replay }) })
      expect(answer.status).toBe(200)
      return answer.body.results
    },
    tableCounts: () => countTables(umai),
  }
  return door
}

const countTables = async (umai: TestUmai) => {
  const names = await sql<{ name: string }>`select n.nspname || '.' || c.relname as name from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname in ('core', 'vault', 'stats') order by 1`.execute(umai.database.admin)
  const counts: Record<string, number> = {}
  for (const { name } of names.rows) {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(name)}`.execute(
      umai.database.admin,
    )
    counts[name] = rows[0]!.n
  }
  return counts
}
