import { useTranslation } from 'react-i18next'
import type { Episode } from '../model.ts'
import { useFactWords } from './fact-words.ts'
import { useCaseWords } from './use-words.ts'

/** Vocabularies that the values of other capabilities' fields are codes of, tried in this order. */
const lists = ['act', 'means', 'exploitation', 'risk-level', 'need-level', 'citizenship']

/** What a field in conflict is called, and what somebody said it is; a value of an unknown shape is shown as it is. */
export const useConflictWords = () => {
  const { t, i18n } = useTranslation()
  const words = useCaseWords()
  const facts = useFactWords()

  const said = (key: string): string | null => (i18n.exists(key) ? t(key) : null)
  const code = (value: string): string => {
    const known = lists.map((list) => words.word(list, value)).find((word) => word !== value)
    return known ?? said(`cases.value.${value}`) ?? value
  }
  const plain = (value: unknown): string => {
    if (Array.isArray(value)) return value.map(plain).join(', ')
    if (typeof value === 'string') return code(value)
    if (typeof value !== 'object' || value === null) return String(value)
    return Object.values(value).filter(isSayable).map(plain).join(' · ')
  }

  return {
    field: (path: string): string => {
      const [area = '', ...rest] = path.split('.')
      const name = rest.join('.')
      if (area === 'person') return t(`cases.person.${name}`)
      if (area === 'episode') return t('cases.episode.one')
      if (area === 'assessment') return said(`assessment.need.${name}`) ?? words.word('need', name)
      if (path.startsWith('needs.domains.')) return words.word('risk-domain', rest.at(-1) ?? '')
      return said(`cases.field.${area}.${name}`) ?? said(`cases.field.${area}`) ?? path
    },
    value: (path: string, value: unknown): string => {
      const [area = '', name = ''] = path.split('.')
      if (area === 'person') return facts.person(name, value)
      if (area === 'episode') return episodeText(facts.episode(value as Episode['cell']['value']))
      if (area === 'assessment') return said(`assessment.level.${String(value)}`) ?? plain(value)
      return plain(value)
    },
  }
}

const episodeText = (fields: { label: string; value: string | null }[]): string =>
  fields.flatMap(({ label, value }) => (value === null ? [] : [`${label}: ${value}`])).join('; ')

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-/

const isSayable = (value: unknown): boolean =>
  value !== null && value !== undefined && !(typeof value === 'string' && UUID.test(value))
