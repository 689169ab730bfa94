import { useTranslation } from 'react-i18next'
import { type Language, languages } from '../../desk/languages.ts'
import type { Labels } from '../../reference/model.ts'
import type { Because } from '../model.ts'
import { explain, type Translate } from '../rules.ts'

/** Words of this screen's language: reasons of the rules, labels of the reference data, lists of words. */
export const useTell = () => {
  const { t, i18n } = useTranslation()
  const language: Language = languages.find((each) => each === i18n.language) ?? 'ky'
  const translate: Translate = (key, params = {}) => t(key, params)
  return {
    t,
    reason: (because: Pick<Because, 'key' | 'params'>) => explain(because, translate),
    label: (labels: Labels | undefined, otherwise = '') => labels?.[language] ?? otherwise,
    /** The words of a fact in the vocabulary `acts`, `means` or `exploitation`. */
    words: (vocabulary: string, words: readonly string[]) =>
      words.map((word) => t(`identification.${vocabulary}.${word}`)).join(', '),
  }
}
