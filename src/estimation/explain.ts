import english from '../../reference/messages/estimation.en.json' with { type: 'json' }
import type { Finding } from './model.ts'

const catalogue: Readonly<Record<string, string>> = english

/** The English text of a finding, for the command line. */
export const inEnglish = (kind: 'refusal' | 'warning', { code, params }: Finding): string => {
  const key = `estimation.${kind}.${code}`
  const text = catalogue[key]
  if (text === undefined) throw new Error(`reference/messages/estimation.en.json has no "${key}"`)
  const sentence = text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => shown(params[name]))
  return params.draws === undefined
    ? sentence
    : `${sentence} (in ${shown(params.inDraws)} of ${shown(params.draws)} linkages)`
}

const shown = (value: string | number | undefined): string =>
  typeof value === 'number' ? Math.round(value).toLocaleString('en') : String(value)
