import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export const LANGUAGES = ['ky', 'ru', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

export type Messages = Record<string, string>

const folder = join(import.meta.dirname, '../../reference/messages')

/** Areas with a catalogue in at least one language. */
export const messageAreas = (): string[] =>
  [...new Set(readdirSync(folder).map((name) => name.split('.')[0]!))].sort()

export const readMessages = (area: string, language: Language): Messages =>
  JSON.parse(readFileSync(join(folder, `${area}.${language}.json`), 'utf8'))

/** All areas of one language together, as the program has them. */
export const wholeCatalogue = (language: Language): Messages =>
  Object.assign({}, ...messageAreas().map((area) => readMessages(area, language)))

const PLURAL = /_(zero|one|two|few|many|other)$/

/** The key as code uses it, without its plural form. */
export const baseOf = (key: string): string => key.replace(PLURAL, '')
export const isPlural = (key: string): boolean => PLURAL.test(key)

/** Plural forms a language must have: ru one few many other; ky and en one other. `_zero` may be added to any. */
export const pluralForms = (language: Language): string[] =>
  new Intl.PluralRules(language).resolvedOptions().pluralCategories

/** Names in `{{…}}`, sorted. */
export const placeholdersOf = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{\{-?\s*([\w.]+)[^}]*\}\}/g)].map((each) => each[1]!))].sort()
