import en from '../../../reference/messages/documents.en.json' with { type: 'json' }
import ky from '../../../reference/messages/documents.ky.json' with { type: 'json' }
import ru from '../../../reference/messages/documents.ru.json' with { type: 'json' }
import type { PrintLanguage } from './model.ts'

/** The fixed words of every printed form, in one language; the keys are those of the message files. */
export type Words = typeof en

const words: Record<PrintLanguage, Words> = { ky, ru, en }

/** The fixed words of a printed form. Read straight from the catalogs, since paper is never in the reader's language. */
export function wordsIn(language: PrintLanguage): Words {
  return words[language]
}
