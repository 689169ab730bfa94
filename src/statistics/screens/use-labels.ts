import { useTranslation } from 'react-i18next'
import { type Language, languages } from '../../desk/languages.ts'
import { useFormats } from '../../desk/parts/index.ts'
import { useAgencyName, useReference, useWords } from '../../desk/reference.ts'
import type { StatDimension } from '../../reference/model.ts'
import { labelOfCode } from '../code-labels.ts'

/** Says a code of a dimension in the language of the screen. */
export const useCodeLabels = (): ((dimension: StatDimension, code: string) => string) => {
  const { t } = useTranslation()
  const { day } = useFormats()
  const word = useWords()
  const reference = useReference()
  const agency = useAgencyName()
  const language = useLanguage()
  const sources = {
    language,
    t: (key: string, options?: { defaultValue: string }) => t(key, options ?? {}) as string,
    word,
    region: (code: string) => reference?.regions.find((each) => each.code === code)?.labels[language] ?? code,
    agency,
  }
  return (dimension, code) => {
    const quarter = dimension === 'quarter' && /^(\d{4})-Q([1-4])$/.exec(code)
    if (quarter) return t('indicators.quarter', { year: quarter[1], number: quarter[2] })
    if (dimension !== 'month') return labelOfCode(dimension, code, sources)
    const [year = 0, month = 1] = code.split('-').map(Number)
    return day({ year, month })
  }
}

export const useLanguage = (): Language => {
  const { i18n } = useTranslation()
  return languages.find((each) => each === i18n.language) ?? 'ky'
}
