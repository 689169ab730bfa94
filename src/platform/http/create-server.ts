import { randomUUID } from 'node:crypto'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import Fastify, { type FastifyInstance } from 'fastify'
import type { Config } from '../config.ts'
import { errorFields, type Log } from '../log.ts'
import { type Metrics, observe } from '../metrics.ts'

const BODY_LIMIT = 2 * 1024 * 1024

/** Fastify with headers, compression, limits, quiet errors and the API description; routes are added by `src/app.ts`. */
export const createServer = async (config: Config, log: Log, metrics: Metrics): Promise<FastifyInstance> => {
  const server = Fastify({
    logger: false,
    bodyLimit: BODY_LIMIT,
    genReqId: () => randomUUID(),
    trustProxy: 'loopback',
    routerOptions: { maxParamLength: 200 },
  })
  // The routes' own zod schemas validate and type; Fastify's copies are for the API description only.
  server.setValidatorCompiler(() => () => true)
  server.setSerializerCompiler(() => (data) => JSON.stringify(data))
  await server.register(helmet, {
    contentSecurityPolicy,
    crossOriginEmbedderPolicy: true,
    referrerPolicy: { policy: 'no-referrer' },
    hsts: config.baseUrl.startsWith('https'),
  })
  await server.register(cookie)
  await server.register(compress, {
    global: true,
    threshold: 1024,
    encodings: ['br', 'gzip'],
    brotliOptions: { params: { 1: 5 } },
  })
  await server.register(rateLimit, { global: true, max: config.requestsAMinute, timeWindow: '1 minute' })
  await server.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Umai',
        version: '0.1.0',
        description: 'Case work against trafficking and exploitation',
      },
    },
  })
  refuseForeignOrigins(server, config)
  server.addHook('onSend', async (request, reply) => {
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store')
  })
  server.addHook('onResponse', async (request, reply) => {
    observe(metrics, request, reply)
    const route = request.routeOptions.url ?? 'none'
    if (route.startsWith('/api'))
      log.info('request', {
        requestId: request.id,
        method: request.method,
        route,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      })
  })
  quietErrors(server, log)
  return server
}

const contentSecurityPolicy = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    fontSrc: ["'self'"],
    connectSrc: ["'self'"],
    manifestSrc: ["'self'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
    baseUri: ["'none'"],
  },
}

/** A state-changing request must come from our own pages: same origin by Origin or Sec-Fetch-Site. */
const refuseForeignOrigins = (server: FastifyInstance, config: Config) => {
  const own = new Set([config.baseUrl, `http://localhost:${config.port}`, `http://127.0.0.1:${config.port}`])
  server.addHook('onRequest', async (request, reply) => {
    if (request.method === 'GET' || request.method === 'HEAD') return
    const site = request.headers['sec-fetch-site']
    const origin = request.headers.origin
    const foreign =
      (site !== undefined && site !== 'same-origin' && site !== 'none') ||
      (origin !== undefined &&
        !own.has(origin) &&
        origin !== `http://${request.headers.host}` &&
        origin !== `https://${request.headers.host}`)
    if (foreign) return reply.code(403).send({ code: 'foreign-origin' })
  })
}

/** Clients get a code and the request's id, never a message from the database or a stack. */
const quietErrors = (server: FastifyInstance, log: Log) => {
  server.setErrorHandler((error: { statusCode?: number; code?: string }, request, reply) => {
    const status = error.statusCode ?? 500
    if (status >= 500)
      log.error('request failed', {
        requestId: request.id,
        route: request.routeOptions.url,
        ...errorFields(error),
      })
    const code =
      status === 429 ? 'too-many' : status === 413 ? 'too-large' : status >= 500 ? 'failed' : 'malformed'
    return reply.code(status).send({ code, requestId: request.id })
  })
}
