import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Option } from '../../desk/parts/index.ts'
import { useReference } from '../../desk/reference.ts'
import type { Language } from '../../reference/model.ts'
import type { ReferenceAnswer } from '../../reference/read-reference.ts'

export interface Words {
  /** The word of a code; the code itself when it is not known, so that an old record shows something. */
  word(vocabulary: string, code: string): string
  agency(code: string): string
  entries(vocabulary: string): ReferenceAnswer['vocabularies'][string]['entries']
  /** The words that are offered today. */
  options(vocabulary: string): Option[]
  agencies: ReferenceAnswer['agencies']
  services: ReferenceAnswer['services']
  ready: boolean
}

/** The reference lists in the language of the screen; not `ready` until they are here. */
export const useLists = (): Words => {
  const { i18n } = useTranslation()
  const reference = useReference()
  const language = i18n.language as Language
  return useMemo(() => wordsOf(reference, language), [reference, language])
}

const wordsOf = (reference: ReferenceAnswer | null, language: Language): Words => {
  const entries = (vocabulary: string) => reference?.vocabularies[vocabulary]?.entries ?? []
  const today = new Date().toISOString().slice(0, 10)
  return {
    word: (vocabulary, code) =>
      entries(vocabulary).find((entry) => entry.code === code)?.labels[language] ?? code,
    agency: (code) => reference?.agencies.find((agency) => agency.code === code)?.labels[language] ?? code,
    entries,
    options: (vocabulary) =>
      entries(vocabulary)
        .filter((entry) => entry.validTo === undefined || entry.validTo >= today)
        .map((entry) => ({
          value: entry.code,
          label: entry.labels[language],
          hint: entry.hint?.[language],
        })),
    agencies: reference?.agencies ?? [],
    services: reference?.services ?? [],
    ready: reference !== null,
  }
}
