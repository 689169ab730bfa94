import { useTranslation } from 'react-i18next'
import { languages } from '../../desk/languages.ts'
import { useReference, useWords } from '../../desk/reference.ts'
import type { Labels } from '../../reference/model.ts'
import type { DirectoryService } from '../model.ts'

const everybody = ['female', 'male', 'other']

/** What the directory says, in the language of the screen; what no source says is "not known". */
export const useDirectoryWords = () => {
  const { t, i18n } = useTranslation()
  const reference = useReference()
  const word = useWords()
  const language = languages.find((each) => each === i18n.language) ?? 'ky'
  const notKnown = t('desk.notKnown')

  const place = (code: string): string => {
    if (code === '*') return t('directory.wholeCountry')
    const region = reference?.regions.find((each) => each.code === code)
    const district = reference?.regions.flatMap((each) => each.districts).find((each) => each.code === code)
    return (region ?? district)?.labels[language] ?? code
  }
  const sexes = ({ sexes: taken }: DirectoryService): string | null => {
    if (taken === null) return null
    if (everybody.every((each) => taken.includes(each))) return t('directory.everybody')
    return taken.map((each) => word('sex', each)).join(', ')
  }
  const ages = ({ ageFrom, ageTo }: DirectoryService): string | null => {
    if (ageFrom === null && ageTo === null) return null
    const all = (ageFrom ?? 0) === 0 && (ageTo ?? 120) >= 120
    if (all) return t('directory.anyAge')
    if (ageTo === null || ageTo >= 120) return t('directory.ageFrom', { from: ageFrom })
    return t('directory.ageRange', { from: ageFrom ?? 0, to: ageTo })
  }
  return {
    label: (labels: Labels): string => labels[language],
    area: (area: string[] | null): string => (area === null ? notKnown : area.map(place).join(', ')),
    languages: (codes: string[] | null): string =>
      codes === null ? notKnown : codes.map((code) => word('language', code)).join(', '),
    forWhom: (service: DirectoryService): string => {
      const known = [sexes(service), ages(service)].filter((each) => each !== null)
      return known.length === 0 ? notKnown : known.join(', ')
    },
  }
}
