import { useTranslation } from 'react-i18next'
import type { ListProblem } from '../model.ts'

/** A mistake of a list in words: where it stands, and what is wrong. */
export const useProblemWords = () => {
  const { t } = useTranslation()
  return ({ line, column, code }: ListProblem): string => {
    const text = t(`imports.problem.${code}`)
    return column === null ? t('imports.line', { line, text }) : t('imports.cell', { line, column, text })
  }
}
