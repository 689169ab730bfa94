import { z } from 'zod'
import { appendAsSystem } from '../cases/append-as-system.ts'
import type { CaseServices } from '../cases/case-services.ts'
import type { Person } from '../platform/access/actor.ts'
import type { Trx } from '../platform/access/with-actor.ts'
import { recordAudit } from '../platform/audit/record-audit.ts'
import type { Recorded } from '../platform/http/capability.ts'
import { type Failure, notFound, route } from '../platform/http/route.ts'
import { ImportSummary, MOST_ROWS_A_BATCH } from './model.ts'
import {
  endAccess,
  findImport,
  listImportRows,
  listImports,
  markImportUndone,
  markRowUndone,
  workedOnSince,
} from './store.ts'

type Row = Awaited<ReturnType<typeof listImportRows>>[number]

/**
 * Takes an import back as a whole, a batch at a time until `left` is 0: cases it opened are withdrawn, nobody sees them
 * any more and no figure counts them. A case people have worked on since stays; whoever asks is told how many.
 */
export const undoImport = route({
  method: 'POST',
  path: '/api/imports/:importId/undo',
  summary: 'Take back an import as a whole, a batch at a time until nothing is left',
  permission: 'list:import',
  audit: 'import.undone',
  ownTransactions: true,
  params: z.object({ importId: z.uuid() }),
  answer: ImportSummary.extend({ left: z.number() }),
  handle: async ({ actor, services, params, requestId }) => {
    const own = services as CaseServices
    const rows = await rowsToUndo(own, actor, params.importId, requestId)
    if (!rows) return notFound()
    for (const row of rows.slice(0, MOST_ROWS_A_BATCH)) await undoRow(own, actor, row)
    return finish(own, actor, params.importId, Math.max(0, rows.length - MOST_ROWS_A_BATCH))
  },
})

const rowsToUndo = (services: CaseServices, actor: Person, importId: string, requestId: string) =>
  services.access.withActor(actor, async (trx) => {
    const found = await findImport(trx, importId)
    await recordAudit(trx, actor, {
      action: 'import.undone',
      objectType: 'import',
      objectId: importId,
      decision: found ? 'allowed' : 'refused',
      requestId,
    })
    if (!found) return null
    const rows = await listImportRows(trx, importId)
    return rows.filter((row) => row.undone === null && row.outcome !== 'known')
  })

const undoRow = async (services: CaseServices, actor: Person, row: Row) => {
  const worked = await services.access.withActor(actor, (trx) => workedOnSince(trx, row.case_id, row.version))
  const event = {
    caseId: row.case_id,
    personId: row.person_id,
    type: 'case.withdrawn',
    data: { importId: row.import_id },
  }
  const withdrawn = !worked && (await appendAsSystem(services, event)) === null
  await services.access.withActor(actor, (trx) =>
    services.access.asSystem(trx, actor, () =>
      markRowUndone(trx, row.import_id, row.line, withdrawn ? 'withdrawn' : 'kept'),
    ),
  )
}

const finish = (
  services: CaseServices,
  actor: Person,
  importId: string,
  left: number,
): Promise<(ImportSummary & { left: number }) | Failure> =>
  services.access.withActor(actor, async (trx) => {
    if (left === 0) await services.access.asSystem(trx, actor, () => markImportUndone(trx, importId))
    return { ...(await listImports(trx, importId))[0]!, left }
  })

/** Nobody sees a withdrawn case or finds its person through it. In the event's transaction, as the system. */
export const afterWithdrawal = (trx: Trx, { event }: Recorded<unknown>): Promise<void> =>
  endAccess(trx, event)
