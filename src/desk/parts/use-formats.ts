import { useTranslation } from 'react-i18next'
import type { PartialDate } from '../../cases/fields.ts'
import { clockOf, dayInShort, dayInWords, dayOf, distance, localDay, type Translate } from './formats.ts'

/** Dates, times and numbers in the language of the screen. */
export const useFormats = () => {
  const { t, i18n } = useTranslation()
  const say: Translate = (key, params) => t(key, { ...params })
  // Kyrgyz writes numbers as Russian does, and browsers have no Kyrgyz numbers.
  const numbers = new Intl.NumberFormat(i18n.language === 'ky' ? ['ky', 'ru'] : i18n.language)
  const dateOf = (value: string | PartialDate) => (typeof value === 'string' ? dayOf(value) : value)
  const wordsOf = (value: string | PartialDate, words: typeof dayInWords): string => {
    const date = dateOf(value)
    return date ? words(date, say) : ''
  }
  return {
    day: (value: string | PartialDate) => wordsOf(value, dayInWords),
    shortDay: (value: string | PartialDate) => wordsOf(value, dayInShort),
    /** Day and clock of a moment, where the reader is. */
    time: (iso: string) => `${dayInWords(localDay(new Date(iso)), say)}, ${clockOf(new Date(iso))}`,
    clock: (iso: string) => clockOf(new Date(iso)),
    number: (value: number) => numbers.format(value),
    since: (iso: string, now = new Date()) => distance(new Date(iso), now, say),
  }
}
