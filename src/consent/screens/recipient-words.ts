import { useTranslation } from 'react-i18next'
import { languages } from '../../desk/languages.ts'
import { useReference, useWords } from '../../desk/reference.ts'
import type { Labels } from '../../reference/model.ts'
import type { Recipient } from '../model.ts'

/** Names a recipient of a consent in the language of the screen. */
export const useRecipientWords = (agencies: Record<string, Labels>) => {
  const { i18n } = useTranslation()
  const reference = useReference()
  const word = useWords()
  const language = languages.find((each) => each === i18n.language) ?? 'ky'
  const agency = (code: string): string =>
    agencies[code]?.[language] ??
    reference?.agencies.find((each) => each.code === code)?.labels[language] ??
    code
  return {
    agency,
    recipient: (to: Recipient): string => {
      if (to.agency !== undefined) return agency(to.agency)
      return to.body === undefined ? (to.name ?? '') : word('body-kind', to.body)
    },
  }
}
