import { z } from 'zod'
import { notFound, route } from '../platform/http/route.ts'
import { listSamePerson } from './store.ts'

const OtherCase = z.object({
  caseId: z.string(),
  code: z.string(),
  stage: z.string(),
  status: z.enum(['open', 'closed']),
})
export type OtherCase = z.infer<typeof OtherCase>

/**
 * The cases of the same person under other records, for those who may see those cases anyway: the link is looked up
 * by the program, the cases are read as whoever asks. Nothing tells that there are others.
 */
export const readSamePerson = route({
  method: 'GET',
  path: '/api/cases/:caseId/same-person',
  summary: 'Other cases of the same person that the reader may see',
  permission: 'case:read',
  audit: 'same-person.read',
  params: z.object({ caseId: z.uuid() }),
  answer: z.object({ cases: z.array(OtherCase) }),
  handle: async ({ trx, services, actor, params, auditObject }) => {
    auditObject('case', params.caseId)
    const seen = await trx
      .selectFrom('core.case_file')
      .select('person_id')
      .where('case_id', '=', params.caseId)
      .executeTakeFirst()
    if (!seen) return notFound()
    const records = await services.access.asSystem(trx, actor, () => listSamePerson(trx, seen.person_id))
    if (records.length === 0) return { cases: [] }
    const rows = await trx
      .selectFrom('core.case_file')
      .select(['case_id', 'code', 'stage', 'status'])
      .where('person_id', 'in', records)
      .orderBy('opened_at')
      .execute()
    return {
      cases: rows.map((row) => ({
        caseId: row.case_id,
        code: row.code,
        stage: row.stage,
        status: row.status as 'open' | 'closed',
      })),
    }
  },
})
