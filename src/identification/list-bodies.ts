import { z } from 'zod'
import type { CaseServices } from '../cases/case-services.ts'
import { notFound, route } from '../platform/http/route.ts'
import { Labels } from '../reference/model.ts'
import { findBodies } from './find-bodies.ts'
import { termsOf } from './terms.ts'

const Body = z.object({
  agency: z.string(),
  kind: z.string(),
  labels: Labels,
  region: z.string().nullable(),
  near: z.enum(['district', 'region', 'country', 'elsewhere']),
})

const Deadline = z
  .object({ amount: z.number(), unit: z.enum(['hours', 'days']), verified: z.boolean() })
  .nullable()

const Named = z.object({ kinds: z.array(z.string()), roles: z.array(z.string()) })

/** `terms` as `termsOf` gives them; `deciding` and `confirming` are agencies of the kinds named, the nearest first. */
export const BodiesAnswer = z.object({
  procedure: z.object({ id: z.string(), version: z.string(), labels: Labels }),
  terms: z.object({ steps: z.union([z.literal(1), z.literal(2)]), decide: Named, lastWord: Named }),
  deadlines: z.object({ identification: Deadline, confirmation: Deadline }),
  deciding: z.array(Body),
  confirming: z.array(Body),
})
export type BodiesAnswer = z.infer<typeof BodiesAnswer>

/** What the procedure a case stands under says about identification: in how many steps, by whom, by when. */
export const listBodies = route({
  method: 'GET',
  path: '/api/cases/:caseId/identification-bodies',
  summary: 'Who may identify and who confirms under the procedure of this case, the nearest first',
  permission: 'case:read',
  audit: 'identification.bodies-listed',
  params: z.object({ caseId: z.uuid() }),
  answer: BodiesAnswer,
  handle: async ({ trx, services, params, auditObject }) => {
    auditObject('case', params.caseId)
    const row = await trx
      .selectFrom('core.case_file')
      .select(['procedure_id', 'procedure_version', 'district', 'lead_agency'])
      .where('case_id', '=', params.caseId)
      .executeTakeFirst()
    if (!row) return notFound()
    const { procedures } = services as CaseServices
    const procedure = procedures.of({ id: row.procedure_id, version: row.procedure_version })
    if (!procedure) throw new Error(`procedure ${row.procedure_id}@${row.procedure_version} is not loaded`)
    const { by, confirmedBy } = procedure.identification
    const where = { district: row.district, leadAgency: row.lead_agency }
    return {
      procedure: { id: procedure.id, version: procedure.version, labels: procedure.labels },
      terms: termsOf(procedure),
      deadlines: {
        identification: deadlineOf(procedure.deadlines.identification),
        confirmation: deadlineOf(procedure.deadlines.confirmation),
      },
      deciding: await findBodies(trx, services.reference, where, by),
      confirming: await findBodies(trx, services.reference, where, confirmedBy),
    }
  },
})

const deadlineOf = (deadline: z.infer<typeof Deadline> | undefined) =>
  deadline ? { amount: deadline.amount, unit: deadline.unit, verified: deadline.verified } : null
