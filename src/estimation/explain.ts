import english from '../../reference/messages/estimation.en.json' with { type: 'json' }
import type { ListProblem } from './check-lists.ts'
import type { Finding } from './model.ts'

const catalogue: Readonly<Record<string, string>> = english

/** The English text of a refusal or a warning, for the command line. */
export const explainFinding = (kind: 'refusal' | 'warning', { code, params }: Finding): string => {
  const sentence = inEnglish(`estimation.${kind}.${code}`, params, (value) =>
    Math.round(value).toLocaleString('en'),
  )
  return params.draws === undefined
    ? sentence
    : `${sentence} ${inEnglish('estimation.in-draws', params, String)}`
}

/** `file:line: NG (column 2): expected …, found …`. */
export const explainProblem = (file: string, { line, column, name, code, params }: ListProblem): string => {
  const where = column === null ? '' : name === null ? `column ${column}: ` : `${name} (column ${column}): `
  return `${file}:${line}: ${where}${inEnglish(`estimation.problem.${code}`, params, String)}`
}

const inEnglish = (key: string, params: Finding['params'], write: (value: number) => string): string => {
  const text = catalogue[key]
  if (text === undefined) throw new Error(`reference/messages/estimation.en.json has no "${key}"`)
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = params[name]
    return typeof value === 'number' ? write(value) : String(value)
  })
}
