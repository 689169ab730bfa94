import type { Language, Translate } from '../platform/i18n.ts'
import type { Labels } from '../reference/model.ts'
import { type Dimension, TOTAL } from './model.ts'

/** What words are taken from: the reference data, or as much of it as screens get. */
export interface WordSource {
  vocabularies: Readonly<Record<string, { entries: { code: string; labels: Labels }[] }>>
  regions: readonly { code: string; labels: Labels }[]
}

/** What codes of a table are called, in one language. */
export interface TableWords {
  language: Language
  t: Translate
  dimension(name: string): string
  code(dimension: string, code: string): string
  /** Codes of a dimension in the order people expect; those not named come last. */
  order(dimension: string, codes: readonly string[]): string[]
  number(value: number): string
  day(iso: string): string
}

const VOCABULARY: Partial<Record<Dimension, string>> = {
  sex: 'sex',
  'age-group': 'age-group',
  form: 'published-topic',
}

/** `dayOf`: the country's calendar day of a moment, where days of moments are to be said. */
export const tableWords = (
  reference: WordSource,
  language: Language,
  t: Translate,
  dayOf: (moment: string) => string = (moment) => moment.slice(0, 10),
): TableWords => {
  const labels = (dimension: string): Map<string, string> =>
    new Map(
      dimension === 'region'
        ? reference.regions.map((each) => [each.code, each.labels[language]])
        : (reference.vocabularies[VOCABULARY[dimension as Dimension] ?? '']?.entries ?? []).map((each) => [
            each.code,
            each.labels[language],
          ]),
    )
  return {
    language,
    t,
    dimension: (name) => t(`statistics.dimension.${name}`),
    code: (dimension, code) => {
      if (code === TOTAL) return t('statistics.total')
      if (code === 'unknown') return t('statistics.unknown')
      if (code === 'several') return t('statistics.several')
      return labels(dimension).get(code) ?? code
    },
    order: (dimension, codes) => {
      const known = [...labels(dimension).keys()]
      const place = (code: string) => {
        if (code === TOTAL) return 1e6
        if (code === 'unknown') return 1e5
        const at = known.indexOf(code)
        return at === -1 ? 1e4 : at
      }
      return [...new Set(codes)].sort((a, b) => place(a) - place(b) || a.localeCompare(b))
    },
    // Intl has no Kyrgyz months or numbers on every machine: the Russian ones are written alike.
    number: (value) => new Intl.NumberFormat(language === 'en' ? 'en' : 'ru').format(value),
    day: (iso) => {
      const day = iso.includes('T') ? dayOf(iso) : iso
      return language === 'en' ? englishDay(day) : day.split('-').reverse().join('.')
    },
  }
}

const englishDay = (iso: string): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(iso))
