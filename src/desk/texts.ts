import i18next from 'i18next'
import type { Language } from './languages.ts'

type Texts = Record<string, string>
interface LanguageModule {
  /** What the frame says before any screen. */
  default: Texts
  /** How to get the texts of an area. */
  areas: Record<string, () => Promise<{ default: Texts }>>
}

const modules: Record<Language, () => Promise<LanguageModule>> = {
  ky: () => import('virtual:messages/ky'),
  ru: () => import('virtual:messages/ru'),
  en: () => import('virtual:messages/en'),
}

/** Areas that screens have asked for since the page was opened: another language must have them too. */
const wanted = new Set<string>()
const here = new Set<string>()

/** What the frame says in a language. */
export const readFrameTexts = async (language: Language): Promise<Texts> =>
  (await modules[language]()).default

/** Brings what the screens that were opened so far say, in a language, before it is switched to. */
export const bringLanguage = async (language: Language): Promise<void> => {
  if (!i18next.hasResourceBundle(language, 'translation')) add(language, await readFrameTexts(language))
  await bring(language, [...wanted])
}

/**
 * A screen together with its texts: neither is shown before the other is here. The build calls it for every lazy import.
 * @public
 */
export const withTexts = async <T>(areas: string[], load: () => Promise<T>): Promise<T> => {
  for (const area of areas) wanted.add(area)
  const [screen] = await Promise.all([load(), bring(i18next.language as Language, areas)])
  return screen
}

/**
 * A text that no open screen was known to say: the place stays empty while all other areas are fetched, and shows the
 * key only when none of them has it either.
 */
export const bringMissing = (key: string, otherwise?: string): string => {
  if (otherwise !== undefined) return otherwise
  const language = i18next.language as Language
  if (here.has(`${language}/*`)) return key
  console.warn(`umai: the text ${key} did not come with its screen`)
  here.add(`${language}/*`)
  void bringAll(language).catch(() => here.delete(`${language}/*`))
  return ''
}

const bringAll = async (language: Language): Promise<void> => {
  const { areas } = await modules[language]()
  for (const area of Object.keys(areas)) wanted.add(area)
  await bring(language, [...wanted])
  // Said aloud, so that what stands on the screen is written anew.
  i18next.addResourceBundle(language, 'translation', {})
}

const bring = async (language: Language, names: string[]): Promise<void> => {
  const missing = names.filter((name) => !here.has(`${language}/${name}`))
  if (missing.length === 0) return
  const { areas } = await modules[language]()
  await Promise.all(
    missing.map(async (name) => {
      const texts = await areas[name]?.()
      if (texts) add(language, texts.default)
      here.add(`${language}/${name}`)
    }),
  )
}

const add = (language: Language, texts: Texts) =>
  i18next.addResourceBundle(language, 'translation', texts, false, true, { silent: true })
