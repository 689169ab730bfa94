import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Option } from '../../desk/parts/index.ts'
import { useData } from '../../desk/use-data.ts'
import { agencyOf, entriesOf, labelOf } from '../../reference/lookup.ts'
import type { Agency, Entry, Language, Reference, Service } from '../../reference/model.ts'

export interface Words {
  /** The word of a code; the code itself while the lists are not there. */
  word(vocabulary: string, code: string): string
  agency(code: string): string
  entries(vocabulary: string): Entry[]
  options(vocabulary: string): Option[]
  agencies: Agency[]
  services: Service[]
  ready: boolean
}

/** The reference lists in the language of the screen. */
export const useReference = (): Words => {
  const { i18n } = useTranslation()
  const { data } = useData<Reference>('/api/reference')
  const language = i18n.language as Language
  return useMemo(() => wordsOf(data, language), [data, language])
}

const wordsOf = (reference: Reference | null, language: Language): Words => {
  const entries = (vocabulary: string) => (reference ? entriesOf(reference, vocabulary) : [])
  return {
    word: (vocabulary, code) => (reference ? labelOf(reference, vocabulary, code, language) : code),
    agency: (code) => (reference && agencyOf(reference, code)?.labels[language]) ?? code,
    entries,
    options: (vocabulary) =>
      entries(vocabulary).map((entry) => ({
        value: entry.code,
        label: entry.labels[language],
        hint: entry.hint?.[language],
      })),
    agencies: reference?.agencies ?? [],
    services: reference?.services ?? [],
    ready: reference !== null,
  }
}
