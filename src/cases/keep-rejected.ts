import { ensurePersonKey, sealBytes } from '../people/person-keys.ts'
import type { Person } from '../platform/access/actor.ts'
import type { CaseServices } from './case-services.ts'
import type { EventAnswer, IncomingEvent } from './incoming.ts'
import type { EventKind } from './kernel.ts'
import { declaredPath, marksOf } from './schema-walk.ts'

/**
 * Keeps what a device recorded offline and the case could not take any more, with the reason, for its author:
 * nothing is dropped. The content is sealed with the person's key.
 */
export const keepRejected = (
  services: CaseServices,
  actor: Person,
  incoming: IncomingEvent,
  kind: EventKind<any, any>,
  answer: EventAnswer,
): Promise<void> =>
  services.access.withActor(actor, (trx) =>
    services.access.asSystem(trx, actor, async () => {
      const key = await ensurePersonKey(trx, services, incoming.personId)
      const place = {
        table: 'core.rejected_event',
        column: 'sealed',
        rowId: incoming.id,
        personId: incoming.personId,
      }
      await trx
        .insertInto('core.rejected_event')
        .values({
          event_id: incoming.id,
          account_id: actor.account,
          case_id: incoming.caseId,
          person_id: incoming.personId,
          type: incoming.type,
          reason: JSON.stringify(reasonOf(answer, kind)),
          sealed: sealBytes(key, place, JSON.stringify(incoming)),
          seen_at: null,
        })
        .onConflict((oc) => oc.column('event_id').doNothing())
        .execute()
    }),
  )

/** The reason lies beside the sealed content in the clear, so a field that only the sender knows is not named in it. */
const reasonOf = ({ code, params, fields, allowed }: EventAnswer, kind: EventKind<any, any>) => ({
  code,
  params,
  allowed,
  fields: fields?.map((field) => ({ ...field, path: declaredPath(marksOf(kind.data), field.path) })),
})
