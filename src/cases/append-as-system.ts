import { v7 as uuidv7 } from 'uuid'
import { eventKinds, foldCase } from '../case-file.ts'
import { ensurePersonKey } from '../people/person-keys.ts'
import { theSystem } from '../platform/access/actor.ts'
import type { Trx } from '../platform/access/with-actor.ts'
import { recordAudit } from '../platform/audit/record-audit.ts'
import type { CaseServices } from './case-services.ts'
import type { CaseEvent, Refusal } from './kernel.ts'
import { recordEvent } from './record-event.ts'
import { listEvents, lockCase } from './store.ts'

export interface SystemEvent {
  caseId: string
  personId: string
  type: string
  data: unknown
}

/**
 * Appends what the program itself does by the clock (a reminder, an escalation). The same rules decide as for
 * people, so a job that runs twice does nothing the second time. Gives the refusal, or null when it was recorded.
 */
export const appendAsSystem = (services: CaseServices, item: SystemEvent): Promise<Refusal | null> =>
  services.access.withActor(theSystem, async (trx) => {
    const refusal = await decideAndRecord(trx, services, item)
    await recordAudit(trx, theSystem, {
      action: item.type,
      objectType: 'case',
      objectId: item.caseId,
      decision: refusal ? 'refused' : 'allowed',
    })
    return refusal
  })

const decideAndRecord = async (
  trx: Trx,
  services: CaseServices,
  item: SystemEvent,
): Promise<Refusal | null> => {
  const kind = eventKinds.get(item.type)
  if (!kind) throw new Error(`unknown event: ${item.type}`)
  const row = await lockCase(trx, item.caseId)
  if (!row) return { code: 'no-such-case' }
  const key = await ensurePersonKey(trx, services, item.personId)
  const before = foldCase(item.caseId, item.personId, await listEvents(trx, item.caseId, key))
  const procedure = services.procedures.of(before.case.procedure)
  if (!procedure) throw new Error('the procedure of a stored case is not loaded')
  const now = new Date().toISOString()
  const acting = { account: null, agency: null, agencyKind: null, roles: [], system: true, now, procedure }
  const refusal = kind.decide(before, item.data, acting)
  if (refusal) return refusal
  await recordEvent(trx, services, {
    event: eventOf(item, before.case.version + 1, now),
    kind,
    before,
    key,
    procedure,
  })
  return null
}

const eventOf = (item: SystemEvent, seq: number, now: string): CaseEvent => ({
  ...item,
  id: uuidv7(),
  seq,
  happenedAt: now,
  recordedAt: now,
  device: null,
  base: null,
  account: null,
  agency: null,
})
