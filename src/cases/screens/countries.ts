import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Option } from '../../desk/parts/index.ts'
import { countryIn } from './fact-words.ts'

/** ISO 3166-1 alpha-2; the browser has their names. Neighbours first would be guessing: the list is typed into. */
const codes =
  'AD AE AF AG AI AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CN CO CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GH GM GN GQ GR GT GW GY HK HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MO MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM PA PE PG PH PK PL PS PT PW PY QA RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VN VU WS YE ZA ZM ZW'.split(
    ' ',
  )

/** Every country by its name in the language of the screen, and the two answers that are no country. */
export const useCountries = (withStateless = true): Option[] => {
  const { t, i18n } = useTranslation()
  return useMemo(() => {
    const none = (withStateless ? ['stateless', 'unknown'] : ['unknown']).map((value) => ({
      value,
      label: t(`cases.value.${value}`),
    }))
    const named = codes.map((value) => ({ value, label: countryIn(i18n.language, value) }))
    return [...named.sort((a, b) => a.label.localeCompare(b.label, i18n.language)), ...none]
  }, [t, i18n.language, withStateless])
}
