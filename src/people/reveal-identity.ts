import { z } from 'zod'
import { uuid } from '../cases/fields.ts'
import { notFound, route } from '../platform/http/route.ts'
import { RevealIdentity } from './model.ts'
import { listIdentity } from './store.ts'

const OpenedFact = z.looseObject({
  factId: z.string(),
  kind: z.string(),
  recordedAt: z.string(),
  agency: z.string().nullable(),
})

/** Opens a person's names and contacts for a stated reason; who, when and why are audited in the same transaction. */
export const revealIdentity = route({
  method: 'POST',
  path: '/api/people/:personId/reveal',
  summary: 'Open the identity of a person, with a reason',
  permission: 'person:reveal',
  audit: 'identity.revealed',
  params: z.object({ personId: uuid() }),
  body: RevealIdentity,
  answer: z.object({ facts: z.array(OpenedFact) }),
  handle: async ({ trx, services, params, body, auditObject }) => {
    auditObject('person', params.personId, body.reason)
    const visible = await trx
      .selectFrom('core.person_access')
      .select('person_id')
      .where('person_id', '=', params.personId)
      .where('identity', '=', true)
      .where((eb) => eb.or([eb('until', 'is', null), eb('until', '>', new Date())]))
      .executeTakeFirst()
    if (!visible) return notFound()
    return { facts: await listIdentity(trx, services, params.personId) }
  },
})
