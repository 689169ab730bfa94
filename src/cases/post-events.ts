import { z } from 'zod'
import { route } from '../platform/http/route.ts'
import { appendEvents } from './append-events.ts'
import type { CaseServices } from './case-services.ts'
import { EventBatch } from './incoming.ts'

const Params = z.record(z.string(), z.union([z.string(), z.number()]))
const FieldProblem = z.object({ path: z.string(), code: z.string(), params: Params.optional() })

const EventAnswer = z.object({
  id: z.string().nullable(),
  status: z.enum(['accepted', 'duplicate', 'rejected', 'conflict']),
  version: z.number().optional(),
  code: z.string().optional(),
  params: Params.optional(),
  fields: z.array(FieldProblem).optional(),
  allowed: z.array(z.string()).optional(),
})

/** The door: a batch of events, answered item by item. Sending a batch again changes nothing. */
export const postEvents = route({
  method: 'POST',
  path: '/api/events',
  summary: 'Record what happened: a batch of events, answered item by item',
  permission: 'signed-in',
  audit: 'events.posted',
  ownTransactions: true,
  body: EventBatch,
  answer: z.object({ results: z.array(EventAnswer) }),
  handle: async ({ actor, services, body, requestId }) => ({
    results: await appendEvents(services as CaseServices, actor, body.events, {
      replay: body.replay,
      requestId,
    }),
  }),
})
