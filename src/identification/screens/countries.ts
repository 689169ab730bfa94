import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Option } from '../../desk/parts/index.ts'
import { countryName, namedCountries } from '../../reference/country-names.ts'

/** Says a country, or that it is not known or that there was none. */
export const useCountryName = (): ((code: string) => string) => {
  const { t, i18n } = useTranslation()
  return (code) => (code.length === 2 ? countryName(code, i18n.language, t) : t(`identify.country.${code}`))
}

/** Every country by its name, and "not known". */
export const useCountries = (): Option[] => {
  const { t, i18n } = useTranslation()
  return useMemo(
    () => [...namedCountries(i18n.language, t), { value: 'unknown', label: t('identify.country.unknown') }],
    [t, i18n.language],
  )
}
