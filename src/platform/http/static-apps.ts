import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

export const deskFolder = join(import.meta.dirname, '../../../dist/desk')

/** Serves the built staff app under `/desk`; every address in it is the same page, which routes for itself. */
export const registerStaticApps = async (server: FastifyInstance): Promise<void> => {
  const hidden = { schema: { hide: true } as never }
  if (existsSync(deskFolder))
    await server.register(fastifyStatic, {
      root: deskFolder,
      prefix: '/desk/',
      index: false,
      wildcard: true,
      preCompressed: true,
      setHeaders: (reply, path) => {
        reply.header(
          'cache-control',
          path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
        )
      },
    })
  server.get('/desk', hidden, (_, reply) => reply.redirect('/desk/'))
  const page = async () => readFile(join(deskFolder, 'index.html'), 'utf8').catch(() => null)
  server.setNotFoundHandler(async (request, reply) => {
    const wantsPage =
      request.method === 'GET' && request.url.startsWith('/desk/') && !request.url.includes('/assets/')
    const html = wantsPage ? await page() : null
    if (html === null) return reply.code(404).send({ code: 'not-found' })
    return reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(html)
  })
}
