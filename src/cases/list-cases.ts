import { type ExpressionBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Trx } from '../platform/access/with-actor.ts'
import type { Tables } from '../platform/database/tables.ts'
import { route } from '../platform/http/route.ts'
import { Labels } from '../reference/model.ts'
import { Age } from './fields.ts'
import { agencyLabels } from './read-names.ts'

const PAGE = 50

const ListCases = z.object({
  status: z.enum(['open', 'closed']).optional(),
  stage: z.string().max(60).optional(),
  district: z.string().max(80).optional(),
  late: z.enum(['yes']).optional(),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
})
type ListCases = z.infer<typeof ListCases>

/** What a projection keeps of a person for lists: codes only. */
export const Summary = z.object({
  sex: z.string(),
  age: Age.nullable(),
  worries: z.array(z.string()),
  presumed: z.boolean(),
  outcome: z.string().nullable(),
})

const CaseRow = z.object({
  caseId: z.string(),
  code: z.string(),
  status: z.string(),
  stage: z.string(),
  district: z.string().nullable(),
  child: z.boolean().nullable(),
  risk: z.string().nullable(),
  conflicts: z.number(),
  leadAgency: z.string(),
  openedAt: z.string(),
  changedAt: z.string(),
  /** The earliest deadline of the reader's own agency on this case; null = none, or not configured. */
  dueAt: z.string().nullable(),
  late: z.boolean(),
  summary: Summary,
})
export type CaseRow = z.infer<typeof CaseRow>

export const CaseListAnswer = z.object({
  cases: z.array(CaseRow),
  page: z.number(),
  pages: z.number(),
  total: z.number(),
  agencies: z.record(z.string(), Labels),
})
export type CaseListAnswer = z.infer<typeof CaseListAnswer>

/** The cases the reader may see, last changed first, 50 on a page. */
export const listCases = route({
  method: 'GET',
  path: '/api/cases',
  summary: 'Cases the reader may see, last changed first, 50 on a page',
  permission: 'case:read',
  audit: 'case.listed',
  query: ListCases,
  answer: CaseListAnswer,
  handle: async ({ trx, actor, query }) => {
    const now = new Date()
    const chosen = casesOf(trx, actor.agency, query, now)
    const total = await chosen.select((eb) => eb.fn.countAll().as('total')).executeTakeFirst()
    const rows = await chosen
      .selectAll()
      .select((eb) => earliestDue(eb).as('due_at'))
      .orderBy('changed_at', 'desc')
      .orderBy('case_id')
      .limit(PAGE)
      .offset((query.page - 1) * PAGE)
      .execute()
    return {
      cases: rows.map((row) => ({
        caseId: row.case_id,
        code: row.code,
        status: row.status,
        stage: row.stage,
        district: row.district,
        child: row.child,
        risk: row.risk,
        conflicts: row.conflicts,
        leadAgency: row.lead_agency,
        openedAt: row.opened_at.toISOString(),
        changedAt: row.changed_at.toISOString(),
        dueAt: row.due_at ? new Date(row.due_at).toISOString() : null,
        late: row.due_at !== null && new Date(row.due_at) < now,
        summary: row.summary as CaseRow['summary'],
      })),
      page: query.page,
      pages: Math.max(1, Math.ceil(Number(total?.total ?? 0) / PAGE)),
      total: Number(total?.total ?? 0),
      agencies: await agencyLabels(
        trx,
        rows.map((row) => row.lead_agency),
      ),
    }
  },
})

/**
 * Row-level security decides what is seen; starting from the agency's own grants only keeps it from being asked
 * about every case of the country.
 */
const casesOf = (trx: Trx, agency: string, query: ListCases, now: Date) => {
  let chosen = trx.selectFrom('core.case_file').where('case_id', 'in', (eb) =>
    eb
      .selectFrom('core.case_access')
      .select('core.case_access.case_id')
      .where('agency_id', '=', agency)
      .where((or) => or.or([or('until', 'is', null), or('until', '>', now)])),
  )
  if (query.status) chosen = chosen.where('status', '=', query.status)
  if (query.stage) chosen = chosen.where('stage', '=', query.stage)
  if (query.district) chosen = chosen.where('district', '=', query.district)
  if (query.late) chosen = chosen.where((eb) => eb(earliestDue(eb), '<', now))
  return chosen
}

/** The tasks a reader sees are those of their own agency. */
const earliestDue = (eb: ExpressionBuilder<Tables, 'core.case_file'>) =>
  eb
    .selectFrom('core.task')
    .select(sql<Date | null>`min(core.task.due_at)`.as('due'))
    .whereRef('core.task.person_id', '=', 'core.case_file.person_id')
    .whereRef('core.task.case_id', '=', 'core.case_file.case_id')
