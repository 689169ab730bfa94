import { z } from 'zod'
import { referenceCode } from '../cases/fields.ts'
import { Failure, notFound, route } from '../platform/http/route.ts'
import { findService, savePlacesFree } from './store.ts'

/** Keeps the number of free places of one's own service; null = not known at the moment. */
export const updatePlaces = route({
  method: 'PATCH',
  path: '/api/directory/services/:code/places',
  summary: 'Say how many places of an own service are free',
  permission: 'directory:update-places',
  audit: 'directory.places-updated',
  params: z.object({ code: referenceCode('service') }),
  body: z.object({ free: z.number().int().min(0).max(10_000).nullable() }).strict(),
  answer: z.object({ free: z.number().nullable() }),
  handle: async ({ trx, params, body, auditObject }) => {
    auditObject('service', params.code)
    const service = await findService(trx, params.code)
    if (!service) return notFound()
    if (body.free !== null && service.places !== null && body.free > service.places)
      return new Failure(422, 'invalid', {
        fields: [{ path: 'free', code: 'more-than-places', params: { places: service.places } }],
      })
    const own = await savePlacesFree(trx, params.code, body.free)
    return own ? { free: body.free } : new Failure(403, 'not-own-service')
  },
})
