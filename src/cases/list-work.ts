import { sql } from 'kysely'
import { z } from 'zod'
import { may } from '../directory/permissions.ts'
import type { Trx } from '../platform/access/with-actor.ts'
import { route } from '../platform/http/route.ts'
import { Labels } from '../reference/model.ts'
import { Summary } from './list-cases.ts'
import { pressingFirst, urgencies, urgencyOf } from './list-groups.ts'
import { listRejected, Rejected } from './list-rejected.ts'
import { agencyLabels } from './read-names.ts'
import { zoneOf } from './read-zone.ts'

const MOST_TASKS = 300

const Task = z.object({
  taskId: z.string(),
  kind: z.string(),
  role: z.string(),
  since: z.string(),
  /** Null = the procedure has no configured deadline. */
  dueAt: z.string().nullable(),
  urgency: z.enum(urgencies),
  params: z.record(z.string(), z.unknown()),
  /** Null when the reader may not see the case: somebody who was sent a referral, or a coordinator. */
  case: z
    .object({
      caseId: z.string(),
      personId: z.string(),
      code: z.string(),
      stage: z.string(),
      child: z.boolean().nullable(),
      risk: z.string().nullable(),
      district: z.string().nullable(),
      summary: Summary,
    })
    .nullable(),
})
export type Task = z.infer<typeof Task>

const Counts = z.object({ late: z.number(), today: z.number(), soon: z.number(), waiting: z.number() })

export const WorkAnswer = z.object({
  tasks: z.array(Task),
  /** Of all tasks, also those beyond the first 300. */
  counts: Counts,
  rejected: z.array(Rejected),
  agencies: z.record(z.string(), Labels),
})
export type WorkAnswer = z.infer<typeof WorkAnswer>

/** What waits for the reader: tasks of their agency for one of their roles, and what was refused to them. */
export const listWork = route({
  method: 'GET',
  path: '/api/work',
  summary: 'What waits for the reader: late, due today, due soon, waiting; and what could not be accepted',
  permission: 'work:read',
  audit: 'work.listed',
  answer: WorkAnswer,
  handle: async ({ trx, actor, services }) => {
    const now = new Date()
    const held = await rolesHeld(trx)
    const rows = (await taskRows(trx, actor.agency)).filter((row) => isMine(row.role, actor.roles, held))
    const zone = zoneOf(services.config.country)
    const tasks = pressingFirst(rows.map((row) => toTask(row, now, zone)))
    return {
      tasks: tasks.slice(0, MOST_TASKS),
      counts: countBy(tasks),
      rejected: await listRejected(trx, actor.account),
      agencies: await agencyLabels(trx, tasks.flatMap(agenciesIn)),
    }
  },
})

/**
 * A task is for the role the rules name. Where nobody of the agency holds that role (a village without a case
 * manager), its other case workers see it, so that nothing waits unseen.
 */
const isMine = (role: string, own: readonly string[], held: ReadonlySet<string>): boolean =>
  own.includes(role) || (!held.has(role) && may(own, 'case:write'))

/** Roles that somebody of the reader's agency holds; posts of others are not the reader's to see. */
const rolesHeld = async (trx: Trx): Promise<Set<string>> => {
  const { rows } = await sql<{ role: string }>`select role from access.roles_held() as role`.execute(trx)
  return new Set(rows.map(({ role }) => role))
}

const taskRows = (trx: Trx, agency: string) =>
  trx
    .selectFrom('core.task as task')
    .leftJoin('core.case_file as file', (join) =>
      join.onRef('file.person_id', '=', 'task.person_id').onRef('file.case_id', '=', 'task.case_id'),
    )
    .select(['task.task_id', 'task.kind', 'task.role', 'task.since', 'task.due_at', 'task.params'])
    .select(['file.case_id', 'file.person_id', 'file.code', 'file.stage', 'file.child', 'file.risk'])
    .select(['file.district', 'file.summary'])
    .where('task.agency_id', '=', agency)
    .orderBy('task.due_at', (order) => order.asc().nullsLast())
    .orderBy('task.since')
    .execute()

type TaskRow = Awaited<ReturnType<typeof taskRows>>[number]

const toTask = (row: TaskRow, now: Date, zone: string): Task => ({
  taskId: row.task_id,
  kind: row.kind,
  role: row.role,
  since: row.since.toISOString(),
  dueAt: row.due_at?.toISOString() ?? null,
  urgency: urgencyOf(row.due_at, now, zone),
  params: row.params as Task['params'],
  case:
    row.case_id === null || row.person_id === null
      ? null
      : {
          caseId: row.case_id,
          personId: row.person_id,
          code: row.code ?? '',
          stage: row.stage ?? '',
          child: row.child,
          risk: row.risk,
          district: row.district,
          summary: row.summary as z.infer<typeof Summary>,
        },
})

const countBy = (tasks: Task[]) => {
  const counts = { late: 0, today: 0, soon: 0, waiting: 0 }
  for (const task of tasks) counts[task.urgency] += 1
  return counts
}

/** Rules name agencies in the parameters of a step; the screen needs their names. */
const agenciesIn = ({ params }: Task): string[] =>
  [params.agency, params.toAgency, params.fromAgency].filter(
    (code): code is string => typeof code === 'string',
  )
