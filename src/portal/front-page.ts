import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'

const reference = join(import.meta.dirname, '../../reference/messages')
const languages = ['ky', 'ru', 'en'] as const
type Language = (typeof languages)[number]

/** The public front: what this is and where staff sign in, in the visitor's language, without a line of JavaScript. */
export const registerPortal = (server: FastifyInstance): void => {
  const texts = Object.fromEntries(
    languages.map((language) => [
      language,
      JSON.parse(readFileSync(join(reference, `portal.${language}.json`), 'utf8')),
    ]),
  ) as Record<Language, Record<string, string>>
  const css = readFileSync(join(import.meta.dirname, 'portal.css'), 'utf8')
  const hidden = { schema: { hide: true } as never }
  server.get('/portal.css', hidden, (_, reply) =>
    reply.type('text/css').header('cache-control', 'public, max-age=3600').send(css),
  )
  server.get<{ Querystring: { lang?: string } }>('/', hidden, (request, reply) => {
    const language = chooseLanguage(request.query.lang, request.headers['accept-language'])
    return reply
      .type('text/html; charset=utf-8')
      .header('content-language', language)
      .send(page(language, texts[language]))
  })
}

/** The language asked for, else the first of ours that the browser accepts, else the state language. */
export const chooseLanguage = (asked: string | undefined, accepts: string | undefined): Language => {
  const wanted = [asked ?? '', ...(accepts ?? '').split(',').map((part) => part.trim().slice(0, 2))]
  return wanted.find((each): each is Language => (languages as readonly string[]).includes(each)) ?? 'ky'
}

const page = (language: Language, t: Record<string, string>) => `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${t['portal.title']}</title><link rel="stylesheet" href="/portal.css"></head><body>
<header>${mark}<b>Umai</b><nav aria-label="${t['portal.languages']}">${languages
  .map(
    (each) =>
      `<a href="/?lang=${each}" hreflang="${each}" lang="${each}"${each === language ? ' aria-current="true"' : ''}>${names[each]}</a>`,
  )
  .join(' ')}</nav></header>
<main><h1>${t['portal.title']}</h1><p>${t['portal.lead']}</p><p>${t['portal.public-later']}</p>
<p><a class="button" href="/desk/">${t['portal.staff']}</a></p></main></body></html>`

const names: Record<Language, string> = { ky: 'Кыргызча', ru: 'Русский', en: 'English' }

const mark = `<svg viewBox="0 0 48 48" width="34" height="34" aria-hidden="true"><path d="M5 31C5 17.2 13.5 8 24 8s19 9.2 19 23" fill="none" stroke="#12505b" stroke-width="5" stroke-linecap="round"/><path d="M14 33c0-7.6 4.4-13 10-13s10 5.4 10 13" fill="none" stroke="#12505b" stroke-width="4" stroke-linecap="round" opacity=".55"/><circle cx="24" cy="35.5" r="5" fill="#d98a1f"/></svg>`
