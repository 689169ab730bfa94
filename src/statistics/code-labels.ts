import { countryName } from '../reference/country-names.ts'
import type { Language, StatDimension } from '../reference/model.ts'

export interface LabelSources {
  language: Language
  /** Gives the default value, or the key, for what it does not know. */
  t: (key: string, options?: { defaultValue: string }) => string
  word: (vocabulary: string, code: string) => string
  region: (code: string) => string
  agency: (code: string) => string
}

const vocabularies: Partial<Record<StatDimension, string>> = {
  sex: 'sex',
  'age-group': 'age-group',
  type: 'exploitation',
  'close-reason': 'closing-reason',
  outcome: 'identification-outcome',
  service: 'service-kind',
}

/** Says a code of a dimension in words, for screens and files alike. */
export const labelOfCode = (dimension: StatDimension, code: string, from: LabelSources): string => {
  if (code === 'unknown') return from.t('indicators.unknown')
  const vocabulary = vocabularies[dimension]
  if (vocabulary) return from.word(vocabulary, code)
  switch (dimension) {
    case 'region':
      return from.region(code)
    case 'agency':
      return from.agency(code)
    case 'citizenship':
      return code.length === 2
        ? countryName(code, from.language, (key, options) => from.t(key, options))
        : from.word('citizenship', code)
    case 'age':
    case 'recruitment-age':
      return from.t(`indicators.age.${code}`)
    case 'form':
    case 'follow-up':
      return from.t(`indicators.${dimension}.${code}`)
    default:
      return code
  }
}
