import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import type { Metrics } from '../metrics.ts'
import type { Services } from './route.ts'

/** Health for whoever runs the program: alive, ready, and figures for Prometheus. None needs or gives personal data. */
export const registerOperations = (server: FastifyInstance, services: Services, metrics: Metrics): void => {
  const hidden = { schema: { hide: true } as never }
  server.get('/healthz', hidden, async () => ({ status: 'alive' }))
  server.get('/readyz', hidden, async (_, reply) => {
    const ready = await sql`select 1`.execute(services.database.admin).then(
      () => true,
      () => false,
    )
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'database-unreachable' })
  })
  server.get('/metrics', hidden, async (_, reply) =>
    reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
  )
}
