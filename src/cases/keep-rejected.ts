import { ensurePersonKey, sealBytes } from '../people/person-keys.ts'
import type { Person } from '../platform/access/actor.ts'
import type { CaseServices } from './case-services.ts'
import type { EventAnswer, IncomingEvent } from './incoming.ts'

/**
 * Keeps what a device recorded offline and the case could not take any more, with the reason, for its author:
 * nothing is dropped. The content is sealed with the person's key.
 */
export const keepRejected = (services: CaseServices, actor: Person, incoming: IncomingEvent, answer: EventAnswer): Promise<void> =>
  services.access.withActor(actor, (trx) =>
    services.access.asSystem(trx, actor, async () => {
      const key = await ensurePersonKey(trx, services, incoming.personId)
      const place = { table: 'core.rejected_event', column: 'sealed', rowId: incoming.id, personId: incoming.personId }
      await trx
        .insertInto('core.rejected_event')
        .values({
          event_id: incoming.id,
          account_id: actor.account,
          case_id: incoming.caseId,
          person_id: incoming.personId,
          type: incoming.type,
          reason: JSON.stringify({ code: answer.code, params: answer.params, fields: answer.fields, allowed: answer.allowed }),
          sealed: sealBytes(key, place, JSON.stringify(incoming)),
          seen_at: null,
        })
        .onConflict((oc) => oc.column('event_id').doNothing())
        .execute()
    }),
  )
