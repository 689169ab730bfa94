import type { Actor } from '../access/actor.ts'
import type { Trx } from '../access/with-actor.ts'

declare module '../database/tables.ts' {
  interface Tables {
    'audit.entry': AuditRow
  }
}

interface AuditRow {
  entry_id: import('kysely').Generated<number>
  at: import('kysely').Generated<Date>
  account_id: string | null
  agency_id: string | null
  post_id: string | null
  action: string
  object_type: string | null
  object_id: string | null
  purpose: string | null
  decision: 'allowed' | 'refused' | 'failed'
  request_id: string | null
}

export interface AuditNote {
  action: string
  objectType?: string
  objectId?: string
  /** A code from vocabulary `reveal-reason`, never free text: the log carries no personal data. */
  purpose?: string
  decision?: 'allowed' | 'refused' | 'failed'
  requestId?: string
}

/** Writes one line of the audit log, in the transaction of what it tells about. */
export const recordAudit = async (trx: Trx, actor: Actor | null, note: AuditNote): Promise<void> => {
  const person = actor?.kind === 'system' ? actor.onBehalfOf : actor
  await trx
    .insertInto('audit.entry')
    .values({
      account_id: person?.account ?? null,
      agency_id: person?.agency ?? null,
      post_id: person?.post ?? null,
      action: note.action,
      object_type: note.objectType ?? null,
      object_id: note.objectId ?? null,
      purpose: note.purpose ?? null,
      decision: note.decision ?? 'allowed',
      request_id: note.requestId ?? null,
    })
    .execute()
}
