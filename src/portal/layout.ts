import { type Language, languages, type Translate } from '../platform/i18n.ts'
import { html, type Markup, trusted } from './html.ts'

export interface Page {
  language: Language
  t: Translate
  title: string
  /** The same page in another language. */
  addressIn(language: Language): string
  /** Addresses and names of the pages beside this one; the current one is marked by `here`. */
  nearby?: { address: string; name: string; here: boolean }[]
  body: Markup
}

/** The frame of every public page: mark, languages, content; no script, no picture from elsewhere. */
export const pageOf = ({ language, t, title, addressIn, nearby = [], body }: Page): string =>
  String(html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${title} · Umai</title><link rel="stylesheet" href="/portal.css"></head><body>
<a class="skip" href="#content">${t('portal.skip')}</a>
<header><a class="home" href="/?lang=${language}">${mark}<b>Umai</b></a><nav aria-label="${t('portal.languages')}">${languages.map(
    (each) =>
      html`<a href="${addressIn(each)}" hreflang="${each}" lang="${each}"${each === language ? trusted(' aria-current="true"') : null}>${names[each]}</a> `,
  )}</nav></header>
${nearby.length > 0 && html`<nav class="nearby" aria-label="${t('portal.pages')}">${nearby.map(({ address, name, here }) => html`<a href="${address}"${here ? trusted(' aria-current="page"') : null}>${name}</a> `)}</nav>`}
<main id="content">${body}</main></body></html>
`)

const names: Record<Language, string> = { ky: 'Кыргызча', ru: 'Русский', en: 'English' }

const mark = trusted(
  '<svg viewBox="0 0 48 48" width="34" height="34" aria-hidden="true"><path d="M5 31C5 17.2 13.5 8 24 8s19 9.2 19 23" fill="none" stroke="#12505b" stroke-width="5" stroke-linecap="round"/><path d="M14 33c0-7.6 4.4-13 10-13s10 5.4 10 13" fill="none" stroke="#12505b" stroke-width="4" stroke-linecap="round" opacity=".55"/><circle cx="24" cy="35.5" r="5" fill="#d98a1f"/></svg>',
)
