import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import i18next from 'i18next'

const folder = join(import.meta.dirname, '../../reference/messages')
export const languages = ['ky', 'ru', 'en'] as const
export type Language = (typeof languages)[number]

export type Translate = (key: string, params?: Record<string, unknown>) => string

const translators = new Map<Language, Translate>()

/** The texts of one language, all areas together, for what the server itself writes (printed forms). Read once. */
export const translatorFor = (language: Language): Translate => {
  const known = translators.get(language)
  if (known) return known
  const made = makeTranslator(language)
  translators.set(language, made)
  return made
}

const makeTranslator = (language: Language): Translate => {
  const instance = i18next.createInstance()
  instance.init({
    lng: language,
    initAsync: false,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    resources: { [language]: { translation: readCatalogue(language) } },
  })
  return (key, params) => instance.t(key, params ?? {}) as string
}

const readCatalogue = (language: Language): Record<string, string> =>
  Object.assign(
    {},
    ...readdirSync(folder)
      .filter((name) => name.endsWith(`.${language}.json`))
      .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8'))),
  )
