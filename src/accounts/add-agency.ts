import { z } from 'zod'
import { Failure, route, type Services } from '../platform/http/route.ts'
import { isCode, regionOf } from '../reference/lookup.ts'
import { NewAgency } from './model.ts'
import { findAgency } from './store.ts'

/** Adds an agency that the reference files do not know yet. */
export const addAgency = route({
  method: 'POST',
  path: '/api/accounts/agencies',
  summary: 'Add an agency to the directory',
  permission: 'account:manage',
  audit: 'agency.added',
  body: NewAgency,
  answer: z.object({ code: z.string() }),
  handle: async ({ trx, services, body, auditObject }) => {
    auditObject('agency', body.code)
    const fields = [...unknownCodes(services, body)]
    if (await findAgency(trx, body.code)) fields.push({ path: 'code', code: 'code-in-use' })
    if (fields.length > 0) return new Failure(422, 'invalid', { fields })
    await trx
      .insertInto('core.agency')
      .values({
        agency_id: body.code,
        kind: body.kind,
        labels: JSON.stringify(body.labels),
        region: body.region ?? (body.district ? regionOf(services.reference, body.district) : null),
        district: body.district,
        on_umai: body.onUmai,
        sop_adopted: null,
        origin: 'administrator',
      })
      .execute()
    return { code: body.code }
  },
})

const unknownCodes = ({ reference }: Services, { kind, region, district }: NewAgency) => [
  ...(isCode(reference, 'body-kind', kind) ? [] : [{ path: 'kind', code: 'unknown-code' }]),
  ...(region === null || regionOf(reference, region) === region
    ? []
    : [{ path: 'region', code: 'unknown-code' }]),
  ...(district === null || regionOf(reference, district) ? [] : [{ path: 'district', code: 'unknown-code' }]),
]
