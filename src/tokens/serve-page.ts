import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'

const tokensFolder = join(import.meta.dirname, '../../dist/tokens')

/**
 * The page that makes tokens, at `/tokens`: for anybody, because it holds nothing and sends nothing. It comes with
 * its own policy, stricter than that of all other pages: no connection to anywhere, this server included.
 */
export const registerTokensPage = (server: FastifyInstance, folder = tokensFolder): void => {
  server.get('/tokens', { schema: { hide: true } as never }, async (_, reply) => {
    const page = await readFile(join(folder, 'index.html'), 'utf8').catch(() => null)
    const policy = page?.match(/Content-Security-Policy" content="([^"]+)"/)?.[1]
    if (!page || !policy) return reply.code(404).send({ code: 'not-found' })
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .header('content-security-policy', `${policy}; frame-ancestors 'none'`)
      .send(page)
  })
}
