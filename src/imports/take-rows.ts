import { z } from 'zod'
import { appendEvents } from '../cases/append-events.ts'
import type { CaseServices } from '../cases/case-services.ts'
import type { Person } from '../platform/access/actor.ts'
import { recordAudit } from '../platform/audit/record-audit.ts'
import { type Failure, notFound, route } from '../platform/http/route.ts'
import { planRow } from './events-of-row.ts'
import { type Common, RowsToTake, type RowToTake } from './model.ts'
import { readRow } from './rules.ts'
import {
  findImport,
  findOpenCase,
  findVersion,
  insertImportRow,
  listImportRows,
  type Outcome,
  seesPerson,
} from './store.ts'

const Taken = z.object({
  line: z.number(),
  outcome: z.enum(['created', 'linked', 'known', 'refused']),
  caseId: z.string().optional(),
  code: z.string().optional(),
})
type Taken = z.infer<typeof Taken>

/** An import that is under way, as its batches need it. */
interface Running {
  importId: string
  common: Common
  startedAt: string
}

/**
 * Brings in a batch of rows through the door of events, each row on its own. A batch sent again is answered from what
 * was made the first time; one that broke off half-way is finished.
 */
export const takeRows = route({
  method: 'POST',
  path: '/api/imports/:importId/rows',
  summary: 'Bring in a batch of rows of a list',
  permission: 'list:import',
  audit: 'import.rows-taken',
  ownTransactions: true,
  params: z.object({ importId: z.uuid() }),
  body: RowsToTake,
  answer: z.object({ rows: z.array(Taken) }),
  handle: async ({ actor, services, params, body, requestId }): Promise<{ rows: Taken[] } | Failure> => {
    const startedAt = await openImport(services as CaseServices, actor, params.importId, requestId)
    if (startedAt === null) return notFound()
    const running = { importId: params.importId, common: body.common, startedAt }
    const rows: Taken[] = []
    for (const row of body.rows)
      rows.push(await takeRow(services as CaseServices, actor, running, row, requestId))
    return { rows }
  },
})

/** When the import began; null when there is none to go on with. */
const openImport = (
  services: CaseServices,
  actor: Person,
  importId: string,
  requestId: string,
): Promise<string | null> =>
  services.access.withActor(actor, async (trx) => {
    const row = await findImport(trx, importId)
    const running = row && row.undone_at === null ? row : null
    await recordAudit(trx, actor, {
      action: 'import.rows-taken',
      objectType: 'import',
      objectId: importId,
      decision: running ? 'allowed' : 'refused',
      requestId,
    })
    return running ? running.started_at.toISOString() : null
  })

const takeRow = async (
  services: CaseServices,
  actor: Person,
  running: Running,
  row: RowToTake,
  requestId: string,
): Promise<Taken> => {
  const seen = await lookBefore(services, actor, running, row)
  if (seen.before)
    return { line: row.line, outcome: seen.before.outcome as Outcome, caseId: seen.before.case_id }
  if (seen.stranger) return { line: row.line, outcome: 'refused', code: 'no-such-person' }
  const read = readRow(row.values, running.startedAt)
  if ('problems' in read) return { line: row.line, outcome: 'refused', code: read.problems[0]!.code }
  const plan = planRow(running.importId, row, read.row, running.common, running.startedAt)
  // A case of this line's own is there when an earlier try broke off after it was opened.
  const open = seen.open && seen.open.case_id !== plan.caseId ? seen.open : null
  if (open) {
    const known = { personId: plan.personId, caseId: open.case_id, version: open.version }
    return keepRow(services, actor, running, row.line, { ...known, outcome: 'known' })
  }
  const answers = await appendEvents(services, actor, plan.events, { requestId })
  const refused = answers.find((answer) => answer.status === 'rejected')
  if (refused) return { line: row.line, outcome: 'refused', code: refused.code ?? 'invalid' }
  const outcome = row.wanted.kind === 'create' ? 'created' : 'linked'
  return keepRow(services, actor, running, row.line, { ...plan, outcome })
}

const lookBefore = (services: CaseServices, actor: Person, { importId }: Running, row: RowToTake) =>
  services.access.withActor(actor, async (trx) => ({
    before: (await listImportRows(trx, importId, [row.line]))[0],
    // Hidden and not there are the same: nobody can be linked whom the agency does not help.
    stranger: row.wanted.kind === 'link' && !(await seesPerson(trx, row.wanted.personId)),
    open: row.wanted.kind === 'link' ? await findOpenCase(trx, row.wanted.personId) : undefined,
  }))

const keepRow = (
  services: CaseServices,
  actor: Person,
  { importId }: Running,
  line: number,
  made: { personId: string; caseId: string; outcome: Outcome; version?: number },
): Promise<Taken> =>
  services.access.withActor(actor, async (trx) => {
    const version = made.version ?? (await findVersion(trx, made.caseId)) ?? 0
    const { personId, caseId, outcome } = made
    await services.access.asSystem(trx, actor, () =>
      insertImportRow(trx, { importId, line, personId, caseId, outcome, version }),
    )
    return { line, outcome, caseId }
  })
