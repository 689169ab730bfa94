import { describe, expect, it } from 'vitest'
import { failureOf } from '../../desk/api-failure.ts'
import type { EventResult } from '../../desk/events.ts'
import { type Batch, createAnswerQueue } from './answer-queue.ts'

/** A server that answers as told, and remembers what reached it. */
const createServer = () => {
  const sent: Batch[][] = []
  let status: EventResult['status'] | 'no-line' = 'accepted'
  let ids = 0
  const queue = createAnswerQueue({
    send: async (batches) => {
      sent.push(batches)
      if (status === 'no-line') return failureOf(0, null)
      const answer = status
      return {
        ok: true,
        data: batches.map(({ id }) => ({
          id,
          status: answer,
          ...(answer === 'rejected' ? { code: 'case-closed' } : {}),
        })),
      }
    },
    newId: () => `id${++ids}`,
    now: () => '2025-11-20T10:00:00.000Z',
  })
  return {
    sent,
    queue,
    says: (next: typeof status) => {
      status = next
    },
  }
}

describe('answers that wait to be sent', () => {
  it('go together, the last answer to a question counting', async () => {
    const { queue, sent } = createServer()
    queue.add('A.L', 'DR01', 'yes')
    queue.add('A.L', 'DR01', 'no')
    queue.add('A.L', 'DR02', 'unknown')
    expect(queue.size).toBe(2)
    expect(await queue.flush()).toEqual({ failure: null, beside: false })
    expect(sent).toEqual([
      [{ id: 'id1', list: 'A.L', answers: { DR01: 'no', DR02: 'unknown' }, at: '2025-11-20T10:00:00.000Z' }],
    ])
    expect(queue.size).toBe(0)
    await queue.flush()
    expect(sent).toHaveLength(1)
  })

  it('stay when there is no line, and go again under the same id, before what came later', async () => {
    const { queue, sent, says } = createServer()
    says('no-line')
    queue.add('A.L', 'DR01', 'yes')
    expect((await queue.flush()).failure).toMatchObject({ status: 0, code: 'no-connection' })
    expect(queue.size).toBe(1)
    queue.add('A.L', 'DR01', 'no')
    says('accepted')
    await queue.flush()
    expect(sent[1]?.map(({ id, answers }) => [id, answers])).toEqual([
      ['id1', { DR01: 'yes' }],
      ['id2', { DR01: 'no' }],
    ])
    expect(queue.size).toBe(0)
  })

  it('stay with the reason when they are refused, and say when they stand beside another answer', async () => {
    const { queue, says } = createServer()
    says('rejected')
    queue.add('C.S', 'CD01', 'yes')
    expect((await queue.flush()).failure).toMatchObject({ code: 'case-closed' })
    expect(queue.size).toBe(1)
    says('conflict')
    expect(await queue.flush()).toEqual({ failure: null, beside: true })
  })

  it('are events of their own for each list', async () => {
    const { queue, sent } = createServer()
    queue.add('A.L', 'DR01', 'yes')
    queue.add('A.S', 'DR02', 'yes')
    await queue.flush()
    expect(sent[0]?.map(({ list }) => list)).toEqual(['A.L', 'A.S'])
  })

  it('wait for the sending that is under way, so that nothing overtakes it', async () => {
    const { queue, sent } = createServer()
    queue.add('A.L', 'DR01', 'yes')
    const first = queue.flush()
    queue.add('A.L', 'DR02', 'yes')
    await Promise.all([first, queue.flush(), queue.flush()])
    expect(sent.flat().map(({ answers }) => answers)).toEqual([{ DR01: 'yes' }, { DR02: 'yes' }])
  })
})
