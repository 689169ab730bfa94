import { useTranslation } from 'react-i18next'
import { useWords } from '../../desk/reference.ts'
import type { Entry } from '../model.ts'

/** A figure's codes in the reader's words; what only stands in the publication stays as published. */
export const useFigureWords = () => {
  const { t, i18n } = useTranslation()
  const word = useWords()
  const who = ({ body, publisher, given, agencyName }: Entry) => {
    if (given === 'together') return t('figures.together')
    if (agencyName) return agencyName[i18n.language as keyof typeof agencyName]
    if (body === 'umai') return t('figures.umai')
    return body === null ? publisher : word('publishing-body', body)
  }
  const measure = (entry: Entry) => word('published-measure', entry.measure)
  return { who, measure, word }
}
