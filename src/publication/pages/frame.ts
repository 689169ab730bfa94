import type { Language, Translate } from '../../platform/i18n.ts'
import type { Markup } from '../../portal/html.ts'
import { pageOf } from '../../portal/layout.ts'

export const PAGES = ['', '/method', '/releases', '/others'] as const
export type PagePath = (typeof PAGES)[number]

/** Address of a statistics page: the state language has none in it. */
export const addressOf = (language: Language, path: string): string =>
  `${language === 'ky' ? '' : `/${language}`}/statistics${path}`

const NAMES: Record<PagePath, string> = {
  '': 'statistics.nav.figures',
  '/method': 'statistics.nav.method',
  '/releases': 'statistics.nav.releases',
  '/others': 'statistics.nav.others',
}

/** A statistics page in its frame; `path` without language, such as `/method`. */
export const statisticsPage = (
  language: Language,
  t: Translate,
  path: string,
  title: string,
  body: Markup,
): string =>
  pageOf({
    language,
    t,
    title,
    addressIn: (each) => addressOf(each, path),
    nearby: PAGES.map((each) => ({
      address: addressOf(language, each),
      name: t(NAMES[each]),
      here: each === path,
    })),
    body,
  })
