import { COUNTRY_CODES } from './iso-codes.ts'

type Translate = (key: string, options: { defaultValue: string }) => string

/**
 * The name of a country (ISO 3166-1 alpha-2). The messages name those that are called otherwise here than in CLDR,
 * or that browsers without Kyrgyz names would show in Russian; the rest is the platform's, in Russian where it has none.
 */
export const countryName = (code: string, language: string, t: Translate): string =>
  t(`country.${code}`, { defaultValue: '' }) || (namesIn(language).of(code) ?? code)

/** Every country with its name, sorted as the language sorts. */
export const namedCountries = (language: string, t: Translate): { value: string; label: string }[] =>
  [...COUNTRY_CODES]
    .map((value) => ({ value, label: countryName(value, language, t) }))
    .sort((one, other) => one.label.localeCompare(other.label, language))

const made = new Map<string, Intl.DisplayNames>()

const namesIn = (language: string): Intl.DisplayNames => {
  const known = made.get(language)
  if (known) return known
  const [supported] = Intl.DisplayNames.supportedLocalesOf([language, 'ru'])
  const names = new Intl.DisplayNames([supported ?? 'ru'], { type: 'region' })
  made.set(language, names)
  return names
}
