import { v7 } from 'uuid'
import { post, type Result } from './api.ts'
import { type FieldProblem, failureOf } from './api-failure.ts'
import { setConnection } from './connection.ts'
import { deviceId } from './device.ts'

/** A case event as a screen makes it; the device is added on the way out. */
export interface NewEvent<D = unknown> {
  /** UUIDv7 made when the form opens, so that a double click or a retry is the same event. */
  id: string
  type: string
  caseId: string
  personId: string
  /** ISO moment with offset. */
  happenedAt: string
  /** Version of the case its author was looking at; null when they saw none. */
  base: number | null
  data: D
}

export interface EventResult {
  id: string
  status: 'accepted' | 'duplicate' | 'rejected' | 'conflict'
  code?: string
  params?: Record<string, string | number>
  fields?: FieldProblem[]
  allowed?: string[]
}

/** A fresh id for an event, a case or a person: made by whoever acts, in order of time. */
export const newId = (): string => v7()

const underWay = new Map<string, Promise<Result<EventResult[]>>>()

/** Sends events in the order they were made. The same ids while still under way share one request. */
export const sendEvents = (events: NewEvent[]): Promise<Result<EventResult[]>> => {
  const key = events.map((event) => event.id).join()
  const already = underWay.get(key)
  if (already) return already
  const sending = send(events).finally(() => underWay.delete(key))
  underWay.set(key, sending)
  return sending
}

/** Sends one event; a rejection becomes a failure with its fields, a conflict stays a success to be shown. */
export const sendEvent = async (event: NewEvent): Promise<Result<EventResult>> => {
  const sent = await sendEvents([event])
  return sent.ok ? outcomeOf(event.id, sent.data) : sent
}

/** What the server said about one event of a batch. */
export const outcomeOf = (id: string, results: EventResult[]): Result<EventResult> => {
  const result = results.find((one) => one.id === id)
  if (result === undefined) return failureOf(502, null)
  if (result.status === 'rejected') return failureOf(result.fields ? 422 : 409, result)
  return { ok: true, data: result }
}

const send = async (events: NewEvent[]): Promise<Result<EventResult[]>> => {
  const device = deviceId()
  const sent = await post<{ results: EventResult[] }>('/api/events', {
    events: events.map((event) => ({ ...event, device })),
  })
  if (!sent.ok) return sent
  setConnection({ savedAt: new Date().toISOString() })
  return { ok: true, data: sent.data.results }
}
