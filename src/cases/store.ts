import type { KeyObject } from 'node:crypto'
import { sql } from 'kysely'
import type { Trx } from '../platform/access/with-actor.ts'
import type { CaseEvent, NextStep } from './kernel.ts'
import { openEventData } from './seal-event.ts'

declare module '../platform/database/tables.ts' {
  interface Tables {
    'core.case_file': CaseFileRow
    'core.case_event': CaseEventRow
    'core.case_access': CaseAccessRow
    'core.task': TaskRow
    'core.rejected_event': RejectedEventRow
  }
}

type Generated<T> = import('kysely').Generated<T>

export interface CaseFileRow {
  person_id: string
  case_id: string
  code: string
  procedure_id: string
  procedure_version: string
  version: number
  status: string
  stage: string
  lead_agency: string
  lead_account: string | null
  child: boolean | null
  region: string | null
  district: string | null
  risk: string | null
  conflicts: number
  opened_at: Date
  changed_at: Date
  summary: unknown
}

export interface CaseEventRow {
  person_id: string
  case_id: string
  seq: number
  event_id: string
  type: string
  data: unknown
  happened_at: Date
  recorded_at: Date
  device: string | null
  base: number | null
  account_id: string | null
  agency_id: string | null
}

interface CaseAccessRow {
  person_id: string
  case_id: string
  agency_id: string
  scope: string
  since: Generated<Date>
  until: Date | null
}

interface TaskRow {
  person_id: string
  case_id: string
  task_id: string
  kind: string
  agency_id: string
  role: string
  due_at: Date | null
  since: Date
  params: unknown
}

interface RejectedEventRow {
  event_id: string
  account_id: string
  case_id: string | null
  person_id: string | null
  type: string
  reason: unknown
  sealed: Buffer | null
  received_at: Generated<Date>
  seen_at: Date | null
}

/** All events of a case in order, opened with the person's key; `until` (a recorded time) gives the case as known then. */
export const listEvents = async (
  trx: Trx,
  caseId: string,
  key: KeyObject | null,
  until?: Date,
): Promise<CaseEvent[]> => {
  let query = trx.selectFrom('core.case_event').selectAll().where('case_id', '=', caseId).orderBy('seq')
  if (until) query = query.where('recorded_at', '<=', until)
  return (await query.execute()).map((row) => eventOf(row, key))
}

export const eventOf = (row: CaseEventRow, key: KeyObject | null): CaseEvent => ({
  id: row.event_id,
  type: row.type,
  caseId: row.case_id,
  personId: row.person_id,
  seq: row.seq,
  data: openEventData(row.data, key, row.person_id, row.event_id),
  happenedAt: row.happened_at.toISOString(),
  recordedAt: row.recorded_at.toISOString(),
  device: row.device,
  base: row.base,
  account: row.account_id,
  agency: row.agency_id,
})

/** Appends one event; `data` is already sealed. The unique event id makes a repetition impossible. */
export const insertEvent = async (trx: Trx, event: CaseEvent, data: unknown): Promise<void> => {
  await trx
    .insertInto('core.case_event')
    .values({
      person_id: event.personId,
      case_id: event.caseId,
      seq: event.seq,
      event_id: event.id,
      type: event.type,
      data: JSON.stringify(data),
      happened_at: new Date(event.happenedAt),
      recorded_at: new Date(event.recordedAt),
      device: event.device,
      base: event.base,
      account_id: event.account,
      agency_id: event.agency,
    })
    .execute()
}

/** Locks the case against other writers until the transaction ends; undefined when there is none. */
export const lockCase = async (trx: Trx, caseId: string) =>
  trx.selectFrom('core.case_file').selectAll().where('case_id', '=', caseId).forUpdate().executeTakeFirst()

export const findEvent = async (trx: Trx, eventId: string) =>
  trx
    .selectFrom('core.case_event')
    .select(['case_id', 'seq', 'account_id', 'type'])
    .where('event_id', '=', eventId)
    .executeTakeFirst()

/** Replaces the waiting tasks of a case by what the rules now ask for. */
export const replaceTasks = async (
  trx: Trx,
  ids: { personId: string; caseId: string },
  steps: NextStep[],
): Promise<void> => {
  await trx.deleteFrom('core.task').where('case_id', '=', ids.caseId).execute()
  const rows = steps.flatMap((step) =>
    step.agency === null
      ? []
      : [
          {
            person_id: ids.personId,
            case_id: ids.caseId,
            task_id: step.id,
            kind: step.kind,
            agency_id: step.agency,
            role: step.role,
            due_at: step.dueAt ? new Date(step.dueAt) : null,
            since: new Date(step.since),
            params: JSON.stringify(step.params ?? {}),
          },
        ],
  )
  if (rows.length > 0) await trx.insertInto('core.task').values(rows).execute()
}

/** Gives an agency the case; a row that had ended begins again. As the system. */
export const grantCase = async (
  trx: Trx,
  grant: { personId: string; caseId: string; agency: string; scope: string; until?: string | null },
): Promise<void> => {
  const until = grant.until ? new Date(grant.until) : null
  await trx
    .insertInto('core.case_access')
    .values({
      person_id: grant.personId,
      case_id: grant.caseId,
      agency_id: grant.agency,
      scope: grant.scope,
      until,
    })
    .onConflict((oc) => oc.columns(['person_id', 'case_id', 'agency_id', 'scope']).doUpdateSet({ until }))
    .execute()
}

/** Ends an agency's access to a case, all scopes or one. As the system. */
export const endCaseAccess = async (
  trx: Trx,
  caseId: string,
  agency: string,
  scope?: string,
): Promise<void> => {
  let query = trx
    .updateTable('core.case_access')
    .set({ until: sql<Date>`now()` })
    .where('case_id', '=', caseId)
    .where('agency_id', '=', agency)
  if (scope) query = query.where('scope', '=', scope)
  await query.execute()
}
