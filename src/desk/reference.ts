import { useCallback, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReferenceAnswer, Word } from '../reference/read-reference.ts'
import { get } from './api.ts'
import { type Language, languages } from './languages.ts'
import type { Option } from './parts/select.tsx'

let held: ReferenceAnswer | null = null
let asking: Promise<ReferenceAnswer | null> | null = null

/** One request a visit, whatever number of screens ask; a failed one may be tried again. */
const ask = (): Promise<ReferenceAnswer | null> => {
  asking ??= get<ReferenceAnswer>('/api/reference').then((result) => {
    asking = null
    if (result.ok) held = result.data
    return held
  })
  return asking
}

/** The words of all vocabularies, and the regions; null until they are here. */
export const useReference = (): ReferenceAnswer | null => {
  const [reference, setReference] = useState(held)
  useEffect(() => {
    let current = true
    if (!reference) void ask().then((answer) => current && setReference(answer))
    return () => {
      current = false
    }
  }, [reference])
  return reference
}

/** False until the words are here, so that no code stands where a word belongs; true also when they cannot be had. */
export const useWordsAreHere = (): boolean => {
  const [here, setHere] = useState(held !== null)
  useEffect(() => {
    let current = true
    if (!here) void ask().then(() => current && setHere(true))
    return () => {
      current = false
    }
  }, [here])
  return here
}

const useLanguage = (): Language => {
  const { i18n } = useTranslation()
  return languages.find((each) => each === i18n.language) ?? 'ky'
}

const isOffered = (word: Pick<Word, 'validTo'>): boolean =>
  word.validTo === undefined || word.validTo >= new Date().toISOString().slice(0, 10)

/** The words of a vocabulary to choose from, in the order of its file; empty until they are here. */
export const useVocabulary = (vocabulary: string): Option[] => {
  const reference = useReference()
  const language = useLanguage()
  return useMemo(
    () =>
      (reference?.vocabularies[vocabulary]?.entries ?? []).filter(isOffered).map((word) => ({
        value: word.code,
        label: word.labels[language],
        hint: word.hint?.[language],
      })),
    [reference, vocabulary, language],
  )
}

/** Says a code of a vocabulary in words; the code itself when it is not known, so that an old record shows something. */
export const useWords = (): ((vocabulary: string, code: string) => string) => {
  const reference = useReference()
  const language = useLanguage()
  return useCallback(
    (vocabulary, code) =>
      reference?.vocabularies[vocabulary]?.entries.find((word) => word.code === code)?.labels[language] ??
      code,
    [reference, language],
  )
}

/** Every district with its region, to choose from. */
export const useDistricts = (): Option[] => {
  const reference = useReference()
  const language = useLanguage()
  return useMemo(
    () =>
      (reference?.regions ?? []).flatMap((region) =>
        region.districts.filter(isOffered).map((district) => ({
          value: district.code,
          label: `${district.labels[language]}, ${region.labels[language]}`,
        })),
      ),
    [reference, language],
  )
}

/** Says an agency of the directory by name; its code when the directory does not know it. */
export const useAgencyName = (): ((code: string) => string) => {
  const reference = useReference()
  const language = useLanguage()
  return useCallback(
    (code) => reference?.agencies.find((agency) => agency.code === code)?.labels[language] ?? code,
    [reference, language],
  )
}
