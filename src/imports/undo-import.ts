import { z } from 'zod'
import { appendAsSystem } from '../cases/append-as-system.ts'
import type { CaseServices } from '../cases/case-services.ts'
import type { Person } from '../platform/access/actor.ts'
import type { Trx } from '../platform/access/with-actor.ts'
import { recordAudit } from '../platform/audit/record-audit.ts'
import type { Recorded } from '../platform/http/capability.ts'
import { notFound, route } from '../platform/http/route.ts'
import { endImport, findImport, type ImportLine, listLines, saveLine } from './store.ts'

/**
 * Undoes an import as a whole: what it made is withdrawn and nobody sees it any more. Cases that somebody went on
 * with since stay, and are counted. Sending it again goes on where it stopped.
 */
export const undoImport = route({
  method: 'POST',
  path: '/api/imports/:importId/undoing',
  summary: 'Undo an import as a whole',
  permission: 'import:run',
  audit: 'import.undone',
  ownTransactions: true,
  params: z.object({ importId: z.uuid() }),
  answer: z.object({ withdrawn: z.number(), kept: z.number() }),
  handle: async ({ services, actor, params: { importId }, requestId }) => {
    const lines = await begin(services as CaseServices, actor, importId, requestId)
    if (!lines) return notFound()
    const outcomes: ImportLine['outcome'][] = []
    for (const line of lines) outcomes.push(await withdraw(services as CaseServices, actor, line))
    await services.access.withActor(actor, (trx) =>
      services.access.asSystem(trx, actor, () => endImport(trx, importId, 'undone')),
    )
    const count = (outcome: ImportLine['outcome']) => outcomes.filter((each) => each === outcome).length
    return { withdrawn: count('withdrawn'), kept: count('kept') }
  },
})

/** Row-level security shows an import to its own agency only. */
const begin = (
  services: CaseServices,
  actor: Person,
  importId: string,
  requestId: string,
): Promise<ImportLine[] | null> =>
  services.access.withActor(actor, async (trx) => {
    const known = await findImport(trx, importId)
    await recordAudit(trx, actor, {
      action: 'import.undone',
      objectType: 'list-import',
      objectId: importId,
      decision: known ? 'allowed' : 'refused',
      requestId,
    })
    return known ? listLines(trx, importId) : null
  })

const withdraw = async (
  services: CaseServices,
  actor: Person,
  line: ImportLine,
): Promise<ImportLine['outcome']> => {
  if (line.outcome !== 'created' && line.outcome !== 'refused') return line.outcome
  const untouched = await services.access.withActor(actor, (trx) =>
    services.access.asSystem(trx, actor, () => isUntouched(trx, line)),
  )
  if (untouched === null) return line.outcome
  const event = {
    caseId: line.case_id!,
    personId: line.person_id!,
    type: 'case.withdrawn',
    data: { importId: line.import_id },
  }
  const withdrawn = untouched && (await appendAsSystem(services, event)) === null
  const outcome = withdrawn ? 'withdrawn' : 'kept'
  await services.access.withActor(actor, (trx) =>
    services.access.asSystem(trx, actor, () => saveLine(trx, { ...line, outcome })),
  )
  return outcome
}

/** Null when the line made no case. A refused line may have a case without an identity; it was never whole. */
const isUntouched = async (trx: Trx, line: ImportLine): Promise<boolean | null> => {
  if (!line.case_id) return null
  const row = await trx
    .selectFrom('core.case_file')
    .select('version')
    .where('case_id', '=', line.case_id)
    .executeTakeFirst()
  return row ? line.version === null || row.version === line.version : null
}

/** Nobody sees a withdrawn case, finds its person through it, or counts it. In the event's transaction, as the system. */
export const afterWithdrawal = async (
  trx: Trx,
  { event }: Recorded<unknown, { importId: string }>,
): Promise<void> => {
  const now = new Date()
  await trx.updateTable('core.case_access').set({ until: now }).where('case_id', '=', event.caseId).execute()
  await trx
    .updateTable('core.person_access')
    .set({ until: now })
    .where('person_id', '=', event.personId)
    .where('via', '=', event.caseId)
    .execute()
  await trx.deleteFrom('vault.name_token').where('person_id', '=', event.personId).execute()
  await trx.deleteFrom('stats.case_fact').where('case_id', '=', event.caseId).execute()
}
