import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { languageNames } from '../../src/desk/languages.ts'
import type { Language } from '../../src/platform/i18n.ts'

/** Narrower than the narrowest phone in use, and the desk of a district office. */
export const PHONE = { width: 360, height: 740 }
export const DESK = { width: 1280, height: 900 }

/** Latin words that are right in a Kyrgyz or Russian text. */
const LATIN = [
  'umai',
  'demo',
  'pdf',
  'docx',
  'word',
  'id',
  'passkey',
  'localhost',
  'csv',
  'excel',
  'xlsx',
  'utf',
  'windows',
]

/** Each language is offered by its own name in every language. */
const ownNames: readonly string[] = Object.values(languageNames)

export interface Expected {
  language: Language
  /** Words that must not be in the address or the title: names of people. */
  secrets: readonly string[]
  /** Texts that people typed: they stand on screens as they were typed. */
  said: readonly string[]
  /** Whether axe looks too, which takes most of the time; otherwise words and widths only. */
  axe?: boolean
}

/** Everything that is wrong with the screen as it stands, one line each; empty when it is fine. */
export const screenProblems = async (page: Page, expected: Expected): Promise<string[]> => [
  ...(await wordProblems(page, expected)),
  ...(await sizeProblems(page)),
  ...(expected.axe === false ? [] : await axeProblems(page)),
]

const sizeProblems = async (page: Page): Promise<string[]> => {
  const { wide, room, widest } = await page.evaluate(() => {
    const room = document.documentElement.clientWidth
    const over = [...document.body.querySelectorAll('*')].filter(
      (each) => each.getBoundingClientRect().right > room + 1,
    )
    const last = over.at(-1)
    return {
      wide: document.documentElement.scrollWidth,
      room,
      widest: last ? `${last.tagName.toLowerCase()} "${last.textContent?.slice(0, 40)}"` : '',
    }
  })
  return wide > room ? [`${wide - room} px wider than the screen: ${widest}`] : []
}

/** Rules of WCAG 2.2 A and AA and axe's own good practice; whatever it finds is a problem, however small it calls it. */
const axeProblems = async (page: Page): Promise<string[]> => {
  // Told not to write down what it passed, it takes half of the time.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'] })
    .analyze()
  return violations.map(
    ({ id, impact, nodes }) =>
      `axe ${impact} ${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`,
  )
}

/** Keys and codes shown instead of words, holes where a value should be, secrets in places that are kept. */
const wordProblems = async (page: Page, { language, secrets, said }: Expected): Promise<string[]> => {
  const { texts, lang, title, address } = await page.evaluate(readTexts)
  const kept = `${title} ${decodeURI(address)}`.toLowerCase()
  return [
    ...(lang === language ? [] : [`lang is ${lang}, not ${language}`]),
    ...secrets
      .filter((word) => kept.includes(word.toLowerCase()))
      .map((word) => `"${word}" in title or address`),
    ...texts
      .filter((text) => !ownNames.includes(text))
      .filter((text) => !said.some((words) => text.includes(words)))
      .flatMap((text) => textProblem(text, language)),
  ]
}

/** Texts that stand on the page, with those a screen reader gets besides; not what a person has typed, nor keys and passwords. */
const readTexts = () => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const texts: string[] = []
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement
    if (
      !parent ||
      parent.closest('script, style, noscript, textarea, code, [data-said], blockquote, [lang]:not(html)')
    )
      continue
    if (parent.closest('details:not([open])') && !parent.closest('summary')) continue
    texts.push(node.textContent ?? '')
  }
  for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]'))
    for (const name of ['aria-label', 'title', 'placeholder']) texts.push(element.getAttribute(name) ?? '')
  return {
    texts: texts.map((text) => text.trim()).filter((text) => text !== ''),
    lang: document.documentElement.lang,
    title: document.title,
    address: location.href,
  }
}

const textProblem = (text: string, language: Language): string[] => {
  if (/^[a-z][a-zA-Z-]*(\.[a-zA-Z0-9_-]+)+$/.test(text)) return [`a message key is shown: ${text}`]
  if (/\{\{|\}\}|\$t\(|\bundefined\b|\bNaN\b|\[object /.test(text)) return [`a hole in a text: ${text}`]
  // Addresses, the codes of cases and the ends of ids are alike in every language.
  const bare = text.replace(/\S+@\S+|\b[0-9A-Z]{4}-[0-9A-Z]{4}\b|…[0-9a-f]{8}\b|\b[0-9a-f]{6}\b/g, '')
  if (/\b[a-z]+-[a-z]+(-[a-z]+)*\b/.test(bare) && language !== 'en') return [`a code is shown: ${text}`]
  if (language === 'en') return /[А-Яа-яҢңӨөҮүЁё]{3}/.test(bare) ? [`not in English: ${text}`] : []
  const foreign = (bare.match(/[A-Za-z]{3,}/g) ?? []).filter((word) => !LATIN.includes(word.toLowerCase()))
  return foreign.length > 0 ? [`not in ${language}: ${text}`] : []
}
