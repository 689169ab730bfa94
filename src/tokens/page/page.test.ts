import { createHash } from 'node:crypto'
import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fastify from 'fastify'
import { beforeAll, describe, expect, it } from 'vitest'
import { registerTokensPage } from '../serve-page.ts'
import { tokensPage } from './page-plugin.ts'

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

describe('the token page as built', () => {
  let folder: string
  let html: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'umai-tokens-page-'))
    await (tokensPage(folder).closeBundle as () => Promise<void>)()
    html = await readFile(join(folder, 'index.html'), 'utf8')
  })

  it('holds its script and style, allows these two by their hashes, and asks for no other file', () => {
    const [, script = ''] = /<script>([\s\S]*)<\/script>/.exec(html) ?? []
    const [, style = ''] = /<style>([\s\S]*?)<\/style>/.exec(html) ?? []
    const policy = /Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1]
    expect(script.length).toBeGreaterThan(10_000)
    expect(policy).toBe(
      `default-src 'none'; script-src ${hash(script)}; style-src ${hash(style)}; base-uri 'none'; form-action 'none'`,
    )
    expect(html.replace(script, '')).not.toMatch(/\b(src|href)="?[^"#]/)
  })

  it('knows no way to send anything', () => {
    expect(html).not.toMatch(/\bfetch\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon|importScripts/)
  })

  it('is served to anybody under its own policy, and is not there before it is built', async () => {
    const server = fastify()
    registerTokensPage(server, folder)
    const answer = await server.inject('/tokens')
    expect(answer.statusCode).toBe(200)
    expect(answer.body).toBe(html)
    expect(answer.headers['content-security-policy']).toMatch(
      /^default-src 'none'; script-src 'sha256-.*frame-ancestors 'none'$/,
    )
    const empty = fastify()
    registerTokensPage(empty, join(folder, 'nothing'))
    expect((await empty.inject('/tokens')).statusCode).toBe(404)
  })
})
