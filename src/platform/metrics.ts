import type { FastifyReply, FastifyRequest } from 'fastify'
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client'

export interface Metrics {
  registry: Registry
  requests: Histogram<'method' | 'route' | 'status'>
  jobs: Counter<'job' | 'result'>
}

/** Prometheus figures about the program; route patterns only, so nothing in them points at a case or a person. */
export const createMetrics = (): Metrics => {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'umai_' })
  return {
    registry,
    requests: new Histogram({
      name: 'umai_http_request_seconds',
      help: 'Time to answer a request',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3],
      registers: [registry],
    }),
    jobs: new Counter({
      name: 'umai_jobs_total',
      help: 'Runs of background jobs',
      labelNames: ['job', 'result'],
      registers: [registry],
    }),
  }
}

export const observe = (metrics: Metrics, request: FastifyRequest, reply: FastifyReply): void => {
  metrics.requests.observe(
    { method: request.method, route: request.routeOptions.url ?? 'none', status: reply.statusCode },
    reply.elapsedTime / 1000,
  )
}
