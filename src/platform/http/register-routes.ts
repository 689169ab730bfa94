import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { checkData } from '../../cases/check-data.ts'
import { may, type Permission } from '../../directory/permissions.ts'
import type { Reference } from '../../reference/model.ts'
import type { Person } from '../access/actor.ts'
import { recordAudit } from '../audit/record-audit.ts'
import type { WhoIsAsking } from '../sign-in/who-is-asking.ts'
import { Failure, FileAnswer, type Route, type Services } from './route.ts'

export interface RouteDeps {
  services: Services
  whoIsAsking: WhoIsAsking
}

/** Registers declared routes. Throws at start for one without permission or audit declaration, or declared twice. */
export const registerRoutes = (
  server: FastifyInstance,
  routes: Route<any, any, any, any>[],
  deps: RouteDeps,
): void => {
  for (const each of routes) {
    if (each.permission === undefined || each.audit === undefined)
      throw new Error(`${each.method} ${each.path}: a route must declare its permission and its audit event`)
    server.route({
      method: each.method,
      url: each.path,
      schema: documentation(each) as never,
      handler: (request, reply) => answer(each, request, reply, deps),
    })
  }
}

const answer = async (
  each: Route<any, any, any, any>,
  request: FastifyRequest,
  reply: FastifyReply,
  deps: RouteDeps,
) => {
  const who = await deps.whoIsAsking(headersOf(request))
  const actor = who ? chosenPost(who.posts, request.headers['x-umai-post']) : null
  const refusal = refusalFor(each, who, actor, deps)
  if (refusal) return refuse(each, request, reply, deps, actor, refusal)
  const input = parseInput(each, request, deps.services.reference)
  if (input instanceof Failure) return send(reply, input)
  const outcome = await run(
    each,
    input,
    { actor: actor!, secondStep: who!.account.secondStep },
    request,
    deps,
  )
  return outcome instanceof Failure ? send(reply, outcome) : deliver(reply, outcome)
}

const refusalFor = (
  each: Route,
  who: Awaited<ReturnType<WhoIsAsking>>,
  actor: Person | null,
  deps: RouteDeps,
) => {
  if (!who) return new Failure(401, 'not-signed-in')
  if (!actor) return new Failure(403, 'post-ended')
  if (deps.services.config.requireSecondFactor && !who.account.secondStep && each.audit !== null)
    return new Failure(403, 'second-factor-required')
  if (each.permission !== 'signed-in' && !may(actor.roles, each.permission as Permission))
    return new Failure(403, 'not-permitted')
  return null
}

/** A refused request leaves an audit line of its own: refusals are what a watcher looks for. */
const refuse = async (
  each: Route,
  request: FastifyRequest,
  reply: FastifyReply,
  deps: RouteDeps,
  actor: Person | null,
  failure: Failure,
) => {
  if (actor && each.audit)
    await deps.services.access.withActor(actor, (trx) =>
      recordAudit(trx, actor, { action: each.audit!, decision: 'refused', requestId: request.id }),
    )
  return send(reply, failure)
}

const run = (
  each: Route<any, any, any, any>,
  input: ParsedInput,
  { actor, secondStep }: { actor: Person; secondStep: boolean },
  request: FastifyRequest,
  deps: RouteDeps,
) => {
  const context = { ...input, actor, secondStep, services: deps.services, requestId: request.id }
  if (each.ownTransactions) return each.handle({ ...context, trx: noTransaction, auditObject: () => {} })
  return deps.services.access.withActor(actor, async (trx) => {
    const looked: { type?: string; id?: string; purpose?: string } = {}
    const outcome = await each.handle({
      ...context,
      trx,
      auditObject: (type, id, purpose) => Object.assign(looked, { type, id, purpose }),
    })
    if (each.audit)
      await recordAudit(trx, actor, {
        action: each.audit,
        objectType: looked.type,
        objectId: looked.id,
        purpose: looked.purpose,
        decision: outcome instanceof Failure ? 'refused' : 'allowed',
        requestId: request.id,
      })
    return outcome
  })
}

/** Stands where a transaction would; touching it is a programming error that shows at once. */
const noTransaction = undefined as never

interface ParsedInput {
  params: unknown
  query: unknown
  body: unknown
}

/** Checks shape and codes: a code is kept in the clear, so free text may not pass for one. */
const parseInput = (each: Route, request: FastifyRequest, reference: Reference): ParsedInput | Failure => {
  const parts = { params: request.params, query: request.query, body: request.body }
  const parsed: Record<string, unknown> = {}
  for (const name of ['params', 'query', 'body'] as const) {
    const schema = each[name]
    if (!schema) continue
    const result = checkData(schema, parts[name] ?? {}, reference)
    // An address that cannot be one of ours is simply not there.
    if ('problems' in result && name === 'params') return new Failure(404, 'not-found')
    if ('problems' in result) return new Failure(400, 'invalid', { fields: result.problems })
    parsed[name] = result.data
  }
  return { params: parsed.params, query: parsed.query, body: parsed.body }
}

export const send = (reply: FastifyReply, failure: Failure) =>
  reply.code(failure.status).send({ code: failure.code, ...failure.details })

const deliver = (reply: FastifyReply, outcome: unknown) => {
  if (!(outcome instanceof FileAnswer)) return reply.send(outcome)
  return reply
    .type(outcome.type)
    .header('content-disposition', `attachment; filename="${outcome.name}"`)
    .send(outcome.content)
}

const chosenPost = (posts: Person[], wanted: unknown): Person | null =>
  (typeof wanted === 'string' ? posts.find((post) => post.post === wanted) : posts[0]) ?? null

export const headersOf = (request: FastifyRequest): Headers => {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers))
    if (typeof value === 'string') headers.set(name, value)
    else if (Array.isArray(value)) headers.set(name, value.join(', '))
  return headers
}

/** The route as OpenAPI sees it; validation itself is done by the same zod schemas. */
const documentation = (each: Route) => ({
  summary: each.summary,
  tags: [each.path.split('/')[2] ?? 'api'],
  ...(each.params ? { params: jsonSchema(each.params) } : {}),
  ...(each.query ? { querystring: jsonSchema(each.query) } : {}),
  ...(each.body ? { body: jsonSchema(each.body) } : {}),
  response: each.answer === 'file' ? {} : { 200: { description: 'Done', ...jsonSchema(each.answer) } },
})

const jsonSchema = (schema: z.ZodType) => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Record<
    string,
    unknown
  >
  return rest
}
