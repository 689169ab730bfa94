import { z } from 'zod'
import { instant, uuid } from './fields.ts'
import type { FieldProblem } from './kernel.ts'

/** One event as a device sends it; `data` is checked against its own kind afterwards. */
export const IncomingEvent = z
  .object({
    id: uuid(),
    type: z
      .string()
      .min(1)
      .max(60)
      .regex(/^[a-z-]+\.[a-z-]+$/),
    caseId: uuid(),
    personId: uuid(),
    happenedAt: instant(),
    device: z
      .string()
      .max(60)
      .regex(/^[\w-]+$/)
      .nullable()
      .optional(),
    base: z.number().int().min(0).nullable().optional(),
    data: z.record(z.string(), z.unknown()),
  })
  .strict()
export type IncomingEvent = z.infer<typeof IncomingEvent>

/** A batch in the order it was made. `replay`: from a device that was offline; refusals are then kept for their author. */
export const EventBatch = z
  .object({ events: z.array(z.unknown()).min(1).max(500), replay: z.boolean().optional() })
  .strict()

/** The answer to one event of a batch. `conflict` means stored, beside another person's different value. */
export interface EventAnswer {
  id: string | null
  status: 'accepted' | 'duplicate' | 'rejected' | 'conflict'
  /** Version of the case after the event. */
  version?: number
  code?: string
  params?: Record<string, string | number>
  fields?: FieldProblem[]
  allowed?: string[]
}

export const rejected = (id: string | null, code: string, more: Partial<EventAnswer> = {}): EventAnswer => ({
  id,
  status: 'rejected',
  code,
  ...more,
})
