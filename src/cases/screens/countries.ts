import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Option } from '../../desk/parts/index.ts'
import { namedCountries } from '../../reference/country-names.ts'

/** Every country by its name in the language of the screen, and the two answers that are no country. */
export const useCountries = (withStateless = true): Option[] => {
  const { t, i18n } = useTranslation()
  return useMemo(() => {
    const none = (withStateless ? ['stateless', 'unknown'] : ['unknown']).map((value) => ({
      value,
      label: t(`cases.value.${value}`),
    }))
    return [...namedCountries(i18n.language, t), ...none]
  }, [t, i18n.language, withStateless])
}
