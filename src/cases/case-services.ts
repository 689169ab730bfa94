import type { CaseFile } from '../case-file.ts'
import type { Effect, Reaction } from '../platform/http/capability.ts'
import type { Services } from '../platform/http/route.ts'
import type { Procedure } from '../reference/model.ts'
import type { IncomingEvent } from './incoming.ts'

/** Finds the procedure a case stands under, also a version that is no longer in the files. */
export interface Procedures {
  /** For a folded case; for one that is just being opened, the one asked for or the country's current one. */
  of(ref: { id: string; version: string }, incoming?: IncomingEvent): Procedure | undefined
}

/** What the door needs beyond the common services. */
export interface CaseServices extends Services {
  procedures: Procedures
  effects: Record<string, Effect<CaseFile>[]>
  reactions: Record<string, Reaction<CaseFile>[]>
}

/** `byKey` holds every version ever loaded, as `id@version`; `current` is the id that new cases begin under. */
export const createProcedures = (
  byKey: ReadonlyMap<string, Procedure>,
  latest: ReadonlyMap<string, Procedure>,
  current: string,
): Procedures => ({
  of(ref, incoming) {
    if (ref.id !== '') return byKey.get(`${ref.id}@${ref.version}`)
    const asked = incoming?.data.procedure as { id?: string; version?: string } | undefined
    if (!asked?.id) return latest.get(current)
    return asked.version ? byKey.get(`${asked.id}@${asked.version}`) : latest.get(asked.id)
  },
})
