import { useTranslation } from 'react-i18next'
import { useFormats } from '../../desk/parts/index.ts'
import { countryName } from '../../reference/country-names.ts'
import type { Age, PartialDate } from '../fields.ts'
import type { Episode } from '../model.ts'
import { useCaseWords } from './use-words.ts'

const vocabularies: Record<string, string> = { sex: 'sex', language: 'language', legalStatus: 'legal-status' }

/** Recorded facts in words. Countries come from the browser, which knows them all in every language but Kyrgyz. */
export const useFactWords = () => {
  const { t, i18n } = useTranslation()
  const words = useCaseWords()
  const { day } = useFormats()

  const country = (code: string): string => {
    if (code === 'stateless' || code === 'unknown') return t(`cases.value.${code}`)
    return countryName(code, i18n.language, t)
  }
  const person = (name: string, value: unknown): string => {
    if (name === 'age') return words.age(value as Age)
    if (name === 'citizenship') return country(String(value))
    if (name === 'willSpeakToPolice') return t(`cases.value.${String(value)}`)
    return words.word(vocabularies[name] ?? name, String(value))
  }
  const date = (value: PartialDate | undefined) => (value ? day(value) : null)
  return {
    person,
    country,
    /** What is known of an episode, the dates in their order; what is not known says so. */
    episode: (facts: Episode['cell']['value']) => {
      const fields = [
        { key: 'recruitedOn', value: date(facts.recruitedOn) },
        { key: 'exploitedFrom', value: date(facts.exploitedFrom) },
        { key: 'endedOn', value: date(facts.endedOn) },
        { key: 'ageAtRecruitment', value: facts.ageAtRecruitment ? words.age(facts.ageAtRecruitment) : null },
        { key: 'country', value: facts.country ? country(facts.country) : null },
        { key: 'district', value: words.district(facts.district ?? null) },
        { key: 'account', value: facts.account ?? null },
      ]
      return fields.map((each) => ({ ...each, label: t(`cases.episode.${each.key}`) }))
    },
  }
}
