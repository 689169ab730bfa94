import type { FastifyInstance } from 'fastify'

/** The API described in OpenAPI 3.1, as JSON to programs and as a plain page to people; made from the routes themselves. */
export const registerApiDocs = (server: FastifyInstance): void => {
  const hidden = { schema: { hide: true } as never }
  server.get('/api/docs', hidden, async (request, reply) => {
    if (!String(request.headers.accept ?? '').includes('text/html')) return server.swagger()
    return reply.type('text/html; charset=utf-8').send(docsPage(server.swagger() as Description))
  })
  server.get('/api/docs/openapi.json', hidden, async () => server.swagger())
}

interface Description {
  info: { title: string; version: string }
  paths?: Record<string, Record<string, { summary?: string }>>
}

const docsPage = (description: Description) => {
  const rows = Object.entries(description.paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods).map(
      ([method, each]) =>
        `<tr><td><code>${method.toUpperCase()}</code></td><td><code>${toEntities(path)}</code></td><td>${toEntities(each.summary ?? '')}</td></tr>`,
    ),
  )
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>API</title><link rel="stylesheet" href="/portal.css"><main><h1>${toEntities(description.info.title)} API ${toEntities(description.info.version)}</h1>
<p>OpenAPI 3.1: <a href="/api/docs/openapi.json">/api/docs/openapi.json</a></p><table><thead><tr><th>Method</th><th>Path</th><th>What it does</th></tr></thead><tbody>${rows.join('')}</tbody></table></main></html>`
}

const toEntities = (text: string) =>
  text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]!)
