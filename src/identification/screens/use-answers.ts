import { useCallback, useEffect, useRef, useState } from 'react'
import type { ApiFailure } from '../../desk/api.ts'
import { newId, sendEvents } from '../../desk/events.ts'
import { holdUnsaved, releaseUnsaved } from '../../desk/unsaved.ts'
import type { Answer, IndicatorAnswers, ListId } from '../model.ts'
import { type AnswerQueue, createAnswerQueue } from './answer-queue.ts'
import type { OpenedCase } from './opened-case.ts'

/** How long after the last tick answers are sent, so that ticking quickly is not an event a tick. */
const PAUSE_MS = 700

export interface Answering {
  /** Everything answered on this screen, sent or not. */
  given: IndicatorAnswers
  answer(list: ListId, indicator: string, answer: Answer): void
  /** Sends what waits now; true when nothing is left. */
  save(): Promise<boolean>
  waiting: number
  failure: ApiFailure | null
  beside: boolean
}

const queueFor = ({ file, head }: OpenedCase): AnswerQueue =>
  createAnswerQueue({
    newId,
    now: () => new Date().toISOString(),
    send: (batches) =>
      sendEvents(
        batches.map(({ id, list, answers, at }) => ({
          id,
          type: 'indicators.answered',
          caseId: file.caseId,
          personId: file.personId,
          happenedAt: at,
          base: head.version,
          data: { list, answers },
        })),
      ),
  })

/** Answers on the screen, saved as they are given; what could not be sent is kept and shown. */
export const useAnswers = (opened: OpenedCase): Answering => {
  const [queue] = useState(() => queueFor(opened))
  const [given, setGiven] = useState<IndicatorAnswers>({})
  const [waiting, setWaiting] = useState(0)
  const [failure, setFailure] = useState<ApiFailure | null>(null)
  const [beside, setBeside] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useUnsent(failure !== null && waiting > 0)

  const save = useCallback(async () => {
    clearTimeout(timer.current)
    const flushed = await queue.flush()
    setWaiting(queue.size)
    setFailure(flushed.failure)
    if (flushed.beside) setBeside(true)
    return queue.size === 0
  }, [queue])

  const answer = useCallback(
    (list: ListId, indicator: string, value: Answer) => {
      queue.add(list, indicator, value)
      setGiven((before) => ({ ...before, [indicator]: value }))
      setWaiting(queue.size)
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void save(), PAUSE_MS)
    },
    [queue, save],
  )

  // Leaving by a link, or putting the phone away, does not wait for the pause.
  useEffect(() => {
    const flush = () => {
      clearTimeout(timer.current)
      if (queue.size > 0) void queue.flush()
    }
    document.addEventListener('visibilitychange', flush)
    return () => {
      document.removeEventListener('visibilitychange', flush)
      flush()
    }
  }, [queue])

  return { given, answer, save, waiting, failure, beside }
}

const useUnsent = (unsent: boolean) => {
  const mark = useRef(Symbol('answers'))
  useEffect(() => {
    const mine = mark.current
    if (unsent) holdUnsaved(mine)
    return () => releaseUnsaved(mine)
  }, [unsent])
}
