import { type Language, translatorFor } from '../platform/i18n.ts'
import { loadReference } from '../reference/load.ts'
import type { StoredTable } from './model.ts'
import { tableWords } from './words.ts'

export const readTestReference = async () => {
  const loaded = await loadReference()
  if ('problems' in loaded) throw new Error(loaded.problems.join('\n'))
  return loaded.reference
}

export const testWords = async (language: Language) =>
  tableWords(await readTestReference(), language, translatorFor(language))

/** A table of invented counts, in the order a database gives them: that of their codes. */
export const testTable = (): StoredTable => ({
  code: 'by-year-sex',
  dimensions: ['year', 'sex'],
  threshold: 10,
  rounding: 5,
  cells: [
    { at: ['2024', 'Total'], count: 40, status: 'R' },
    { at: ['2024', 'female'], count: 25, status: 'R' },
    { at: ['2024', 'male'], count: null, status: 'Q' },
    { at: ['2024', 'unknown'], count: null, status: 'Q' },
    { at: ['2025', 'Total'], count: 60, status: 'R' },
    { at: ['2025', 'female'], count: 60, status: 'R' },
    { at: ['2025', 'male'], count: 0, status: 'A' },
    { at: ['2025', 'unknown'], count: 0, status: 'A' },
    { at: ['Total', 'Total'], count: 100, status: 'R' },
    { at: ['Total', 'female'], count: 85, status: 'R' },
    { at: ['Total', 'male'], count: null, status: 'Q' },
    { at: ['Total', 'unknown'], count: null, status: 'Q' },
  ],
})
