import { useTranslation } from 'react-i18next'
import { languages } from '../../desk/languages.ts'
import { useFormats } from '../../desk/parts/index.ts'
import { useReference, useWords } from '../../desk/reference.ts'
import type { Labels } from '../../reference/model.ts'
import { dueInWords } from './due-words.ts'
import { ageInWords, personInWords } from './person-words.ts'

/** What these screens say about a case, in the language of the screen. */
export const useCaseWords = () => {
  const { t, i18n } = useTranslation()
  const formats = useFormats()
  const reference = useReference()
  const word = useWords()
  const language = languages.find((each) => each === i18n.language) ?? 'ky'
  const say = (key: string, params?: Record<string, string | number>) => t(key, { ...params })

  const label = (labels: Labels | undefined, code: string) => labels?.[language] ?? code
  const district = (code: string | null) => {
    const found = reference?.regions.flatMap((region) => region.districts).find((each) => each.code === code)
    return code === null ? null : label(found?.labels, code)
  }
  return {
    word,
    label,
    district,
    person: (person: Parameters<typeof personInWords>[0]) => personInWords(person, say),
    age: (age: Parameters<typeof ageInWords>[0]) => ageInWords(age, say),
    due: (dueAt: string | null, now = new Date()) => dueInWords(dueAt, now, { say, ...formats }),
    /** A stage of the path; one this program has no word for is named by its procedure, else by its code. */
    stage: (id: string, labels?: Labels) =>
      i18n.exists(`cases.stage.${id}`) ? t(`cases.stage.${id}`) : label(labels, id),
    /** What is to be done, with what the rules said about it. */
    step: (kind: string, params: Record<string, unknown> = {}) => {
      const key = `step.${kind}`
      return i18n.exists(key) ? t(key, { ...params }) : kind
    },
    event: (type: string) => (i18n.exists(`event.${type}`) ? t(`event.${type}`) : type),
  }
}

export type CaseWords = ReturnType<typeof useCaseWords>
