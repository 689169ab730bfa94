import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyRequest } from 'fastify'

export const deskFolder = join(import.meta.dirname, '../../../dist/desk')

/**
 * Serves the built staff app under `/desk`; every address in it is the same page, which routes for itself.
 * @param publicNotFound the page for somebody who followed an old or mistyped address with a browser
 */
export const registerStaticApps = async (
  server: FastifyInstance,
  publicNotFound: (request: FastifyRequest) => string,
): Promise<void> => {
  const hidden = { schema: { hide: true } as never }
  if (existsSync(deskFolder)) {
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
    // To whoever takes nothing compressed a folder without an index is forbidden.
    server.get('/desk/', hidden, (_, reply) => reply.sendFile('index.html'))
  }
  server.get('/desk', hidden, (_, reply) => reply.redirect('/desk/'))
  const page = async () => readFile(join(deskFolder, 'index.html'), 'utf8').catch(() => null)
  server.setNotFoundHandler(async (request, reply) => {
    const wantsPage =
      request.method === 'GET' && request.url.startsWith('/desk/') && !request.url.includes('/assets/')
    const html = wantsPage ? await page() : null
    if (html === null && asksForPage(request))
      return reply.code(404).type('text/html; charset=utf-8').send(publicNotFound(request))
    if (html === null) return reply.code(404).send({ code: 'not-found' })
    return reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(html)
  })
}

/** A browser at a public address; programs, and everything below `/api` and `/desk`, get a code. */
const asksForPage = ({ method, url, headers }: FastifyRequest): boolean =>
  method === 'GET' && !/^\/(api|desk)\b/.test(url) && (headers.accept ?? '').includes('text/html')
