import type { ApiFailure, Result } from '../../desk/api.ts'
import { failureOf } from '../../desk/api-failure.ts'
import type { EventResult } from '../../desk/events.ts'
import type { Answer, IndicatorAnswers, ListId } from '../model.ts'

/** Answers that go to the server as one event. */
export interface Batch {
  id: string
  list: ListId
  answers: IndicatorAnswers
  /** When the first of them was given. */
  at: string
}

interface Flushed {
  failure: ApiFailure | null
  /** Another person's different answer was met, and stands beside this one now. */
  beside: boolean
}

export interface AnswerQueue {
  add(list: ListId, indicator: string, answer: Answer): void
  /** Sends what waits, in order; what failed stays and is sent again under the same id by the next call. */
  flush(): Promise<Flushed>
  /** Answers that have not reached the server. */
  readonly size: number
}

interface Means {
  send(batches: Batch[]): Promise<Result<EventResult[]>>
  newId(): string
  now(): string
}

/** Gathers answers while they are being given, so that seventy ticks are a few events and none is lost. */
export const createAnswerQueue = ({ send, newId, now }: Means): AnswerQueue => {
  let closed: Batch[] = []
  let open: Batch | null = null
  let sending: Promise<Flushed> | null = null

  const close = () => {
    if (open) closed = [...closed, open]
    open = null
  }

  const sendAll = async (): Promise<Flushed> => {
    close()
    const batches = closed
    if (batches.length === 0) return { failure: null, beside: false }
    const sent = await send(batches)
    if (!sent.ok) return { failure: sent, beside: false }
    const resultOf = (batch: Batch) => sent.data.find((result) => result.id === batch.id)
    const refused = batches.filter((batch) => (resultOf(batch)?.status ?? 'rejected') === 'rejected')
    closed = closed.filter((batch) => refused.includes(batch) || !batches.includes(batch))
    const [first] = refused
    return {
      failure: first ? failureOf(409, resultOf(first) ?? null) : null,
      beside: sent.data.some((result) => result.status === 'conflict'),
    }
  }

  return {
    add: (list, indicator, answer) => {
      if (open && open.list !== list) close()
      open ??= { id: newId(), list, answers: {}, at: now() }
      open = { ...open, answers: { ...open.answers, [indicator]: answer } }
    },
    flush: async () => {
      while (sending) await sending
      sending = sendAll().finally(() => {
        sending = null
      })
      return sending
    },
    get size() {
      return [...closed, ...(open ? [open] : [])].reduce(
        (count, batch) => count + Object.keys(batch.answers).length,
        0,
      )
    },
  }
}
