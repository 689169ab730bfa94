import type { Person } from '../platform/access/actor.ts'
import type { Trx } from '../platform/access/with-actor.ts'
import { recordAudit } from '../platform/audit/record-audit.ts'
import { Failure, type RouteContext } from '../platform/http/route.ts'

type Context = Pick<RouteContext<unknown, unknown, unknown>, 'services' | 'actor' | 'requestId'>

/**
 * One act of administration with its audit line in the same transaction, also when it is refused. The routes here
 * open their own transactions because accounts are kept under a database role of their own.
 */
export const audited = <T>(
  { services, actor, requestId }: Context,
  act: { action: string; object?: string },
  work: (trx: Trx, actor: Person) => Promise<T | Failure>,
): Promise<T | Failure> =>
  services.access.withActor(actor, async (trx) => {
    const outcome = await work(trx, actor)
    await recordAudit(trx, actor, {
      action: act.action,
      objectType: 'account',
      objectId: act.object,
      decision: outcome instanceof Failure ? 'refused' : 'allowed',
      requestId,
    })
    return outcome
  })
