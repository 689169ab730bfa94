import { z } from 'zod'
import { appendEvents, type CaseServices } from '../cases/index.ts'
import type { Person } from '../platform/access/actor.ts'
import { recordAudit } from '../platform/audit/record-audit.ts'
import { type Failure, notFound, route } from '../platform/http/route.ts'
import { closingOf } from './events-of-row.ts'
import { ImportSummary, MOST_ROWS_A_BATCH } from './model.ts'
import {
  findImport,
  listImportRows,
  listImports,
  markImportUndone,
  markRowUndone,
  workedOnSince,
} from './store.ts'

type Row = Awaited<ReturnType<typeof listImportRows>>[number]

/**
 * Takes an import back as a whole, a batch at a time until `left` is 0: cases it opened are closed as entered by
 * mistake and no longer counted. A case people have worked on since stays as it is; whoever asks is told how many.
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
    for (const row of rows.slice(0, MOST_ROWS_A_BATCH)) await undoRow(own, actor, row, requestId)
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

const undoRow = async (services: CaseServices, actor: Person, row: Row, requestId: string) => {
  const worked = await services.access.withActor(actor, (trx) => workedOnSince(trx, row.case_id, row.version))
  const closing = closingOf(row.import_id, { line: row.line, caseId: row.case_id, personId: row.person_id })
  const [answer] = worked ? [] : await appendEvents(services, actor, [closing], { requestId })
  const closed = answer !== undefined && answer.status !== 'rejected'
  await services.access.withActor(actor, (trx) =>
    services.access.asSystem(trx, actor, () =>
      markRowUndone(trx, row.import_id, row.line, closed ? 'closed' : 'kept'),
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
