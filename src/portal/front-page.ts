import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type Language, languages, translatorFor } from '../platform/i18n.ts'
import { html } from './html.ts'
import { pageOf } from './layout.ts'

/** The public front: what this is and where staff sign in, in the visitor's language, without a line of JavaScript. */
export const registerPortal = (server: FastifyInstance): void => {
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
      .send(frontPage(language))
  })
}

/** The language asked for, else the first of ours that the browser accepts, else the state language. */
export const chooseLanguage = (asked: string | undefined, accepts: string | undefined): Language => {
  const wanted = [asked ?? '', ...(accepts ?? '').split(',').map((part) => part.trim().slice(0, 2))]
  return wanted.find((each): each is Language => (languages as readonly string[]).includes(each)) ?? 'ky'
}

/** What there is instead, for an address that is not there: in the language of the address, else of the browser. */
export const notFoundPage = (request: FastifyRequest): string => {
  const statistics = /^(?:\/(\w\w))?\/statistics\b/.exec(request.url)
  const language = chooseLanguage(
    statistics ? (statistics[1] ?? 'ky') : undefined,
    request.headers['accept-language'],
  )
  const t = translatorFor(language)
  return pageOf({
    language,
    t,
    title: t('portal.not-found'),
    addressIn: (each) => `/?lang=${each}`,
    body: html`<h1>${t('portal.not-found')}</h1><p>${t('portal.not-found-text')}</p>
<p><a href="/?lang=${language}">${t('portal.front')}</a></p>
<p><a href="${statisticsIn(language)}">${t('portal.statistics')}</a></p>`,
  })
}

const statisticsIn = (language: Language) => `${language === 'ky' ? '' : `/${language}`}/statistics`

const frontPage = (language: Language): string => {
  const t = translatorFor(language)
  return pageOf({
    language,
    t,
    title: t('portal.title'),
    addressIn: (each) => `/?lang=${each}`,
    body: html`<h1>${t('portal.title')}</h1><p>${t('portal.lead')}</p><p>${t('portal.public-later')}</p>
<p><a class="button" href="/desk/">${t('portal.staff')}</a></p>
<p><a href="${statisticsIn(language)}">${t('portal.statistics')}</a></p>
<p><a href="/tokens">${t('portal.tokens')}</a></p>`,
  })
}
