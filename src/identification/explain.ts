import english from '../../reference/messages/identification.en.json' with { type: 'json' }
import type { Because } from './model.ts'

export type Params = Because['params']
/** Compatible with i18next's `t`. */
export type Translate = (key: string, params?: Record<string, string | number>) => string

const catalogue: Readonly<Record<string, string>> = english

/**
 * The text of a reason in the reader's language. A parameter that is a list of vocabulary words (its name
 * says which vocabulary: `acts`, `means`, `elements` …) is shown by the words' labels; any other as it is.
 */
export function explain({ key, params }: { key: string; params: Params }, translate: Translate): string {
  const shown = Object.entries(params).map(([name, value]) => [name, showParam(name, value, translate)])
  return translate(key, Object.fromEntries(shown))
}

function showParam(name: string, value: Params[string], translate: Translate): string | number {
  if (!Array.isArray(value)) return value
  const label = (word: string) => {
    const labelKey = `identification.${name}.${word}`
    return labelKey in catalogue ? translate(labelKey) : word
  }
  return value.map(label).join(', ')
}

/** The English text of a message of this area: for the command line, and for reasons kept with a decision. */
export const inEnglish: Translate = (key, params = {}) => {
  const text = catalogue[key]
  if (text === undefined) throw new Error(`reference/messages/identification.en.json has no "${key}"`)
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name]))
}

/** One entry of `because`, with its English reason. */
export function because(finding: string, key: string, source: string, params: Params = {}): Because {
  const fullKey = `identification.because.${key}`
  return { finding, key: fullKey, params, reason: explain({ key: fullKey, params }, inEnglish), source }
}
