import type { Person } from '../platform/access/actor.ts'
import type { Trx } from '../platform/access/with-actor.ts'
import type { Services } from '../platform/http/route.ts'
import type { IncomingEvent } from './incoming.ts'
import type { EventKind } from './kernel.ts'

/**
 * Whether this actor comes to the case in the way the kind of event asks for. Reads as the actor, so row-level
 * security answers; a hidden case and one that does not exist are the same "no".
 */
export const reachesCase = async (
  trx: Trx,
  services: Services,
  actor: Person,
  incoming: IncomingEvent,
  kind: EventKind<any, any>,
): Promise<boolean> => {
  if (kind.reach === 'opens') return mayOpen(trx, services, actor, incoming)
  if (kind.reach === 'case' || (await seesCase(trx, incoming))) return seesCase(trx, incoming)
  return receivedReferral(trx, actor, incoming)
}

const seesCase = async (trx: Trx, incoming: IncomingEvent) => {
  const row = await trx
    .selectFrom('core.case_file')
    .select('case_id')
    .where('case_id', '=', incoming.caseId)
    .where('person_id', '=', incoming.personId)
    .executeTakeFirst()
  return row !== undefined
}

/** A new case is for a new person, or for one whom the actor's agency already helps. */
const mayOpen = async (trx: Trx, services: Services, actor: Person, incoming: IncomingEvent) => {
  if (await personRow(trx, incoming)) return true
  return !(await services.access.asSystem(trx, actor, () => personRow(trx, incoming)))
}

const personRow = (trx: Trx, incoming: IncomingEvent) =>
  trx
    .selectFrom('core.person')
    .select('person_id')
    .where('person_id', '=', incoming.personId)
    .executeTakeFirst()

const receivedReferral = async (trx: Trx, actor: Person, incoming: IncomingEvent) => {
  const id = incoming.data.referralId
  if (typeof id !== 'string') return false
  const row = await trx
    .selectFrom('core.referral')
    .select('referral_id')
    .where('referral_id', '=', id)
    .where('case_id', '=', incoming.caseId)
    .where('person_id', '=', incoming.personId)
    .where('to_agency', '=', actor.agency)
    .executeTakeFirst()
  return row !== undefined
}
