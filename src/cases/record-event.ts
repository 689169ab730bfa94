import type { KeyObject } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import { applyEvent, type CaseFile, eventKinds, nextStepsOf } from '../case-file.ts'
import type { Trx } from '../platform/access/with-actor.ts'
import type { Recorded } from '../platform/http/capability.ts'
import type { Procedure } from '../reference/model.ts'
import type { CaseServices } from './case-services.ts'
import type { CaseEvent, EventKind } from './kernel.ts'
import { projectCase } from './project-case.ts'
import { sealEventData } from './seal-event.ts'
import { insertEvent } from './store.ts'

interface Recording {
  event: CaseEvent
  kind: EventKind<any, any>
  before: CaseFile
  key: KeyObject
  procedure: Procedure
}

/**
 * Stores an event that the rules allowed, brings every projection along, and lets the program add what follows of
 * itself. Runs as the system inside the author's transaction; gives the case as it stands at the end.
 */
export const recordEvent = async (
  trx: Trx,
  services: CaseServices,
  recording: Recording,
): Promise<CaseFile> => {
  const recorded = await store(trx, services, recording)
  let after = recorded.after
  for (const reaction of services.reactions[recording.event.type] ?? [])
    for (const { type, data } of await reaction(recorded, trx, services)) {
      const kind = eventKinds.get(type)
      if (!kind) throw new Error(`reaction to ${recording.event.type} makes an unknown event: ${type}`)
      const event = systemEvent(recording.event, type, data, after.case.version + 1)
      after = await recordEvent(trx, services, { ...recording, event, kind, before: after })
    }
  return after
}

const store = async (trx: Trx, services: CaseServices, recording: Recording): Promise<Recorded<CaseFile>> => {
  const { event, kind, before, key, procedure } = recording
  const kept = kind.keep ? kind.keep(event.data) : event.data
  const after = applyEvent(before, { ...event, data: kept })
  const steps = nextStepsOf(after, procedure)
  const recorded: Recorded<CaseFile> = { event, before, after, steps }
  await projectCase(trx, services, recorded)
  await insertEvent(trx, event, sealEventData(kind.data, kept, key, event.personId, event.id))
  for (const effect of services.effects[event.type] ?? []) await effect(trx, recorded, services)
  return recorded
}

const systemEvent = (cause: CaseEvent, type: string, data: unknown, seq: number): CaseEvent => ({
  ...cause,
  id: uuidv7(),
  type,
  data,
  seq,
  device: null,
  base: null,
  account: null,
  agency: null,
})
