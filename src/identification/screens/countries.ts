import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Option } from '../../desk/parts/index.ts'
import { COUNTRY_CODES } from '../../reference/iso-codes.ts'

/** The browser's own names of countries; where it has none in Kyrgyz, the Russian ones are understood. */
const namesIn = (language: string): Intl.DisplayNames => {
  const [known] = Intl.DisplayNames.supportedLocalesOf([language, 'ru'])
  return new Intl.DisplayNames([known ?? 'ru'], { type: 'region' })
}

/** Says a country, or that it is not known or that there was none. */
export const useCountryName = (): ((code: string) => string) => {
  const { t, i18n } = useTranslation()
  const names = useMemo(() => namesIn(i18n.language), [i18n.language])
  return (code) => (code.length === 2 ? (names.of(code) ?? code) : t(`identify.country.${code}`))
}

/** Every country by its name, and "not known". */
export const useCountries = (): Option[] => {
  const { t, i18n } = useTranslation()
  return useMemo(() => {
    const names = namesIn(i18n.language)
    const named = [...COUNTRY_CODES].map((value) => ({ value, label: names.of(value) ?? value }))
    named.sort((one, other) => one.label.localeCompare(other.label, i18n.language))
    return [...named, { value: 'unknown', label: t('identify.country.unknown') }]
  }, [t, i18n.language])
}
