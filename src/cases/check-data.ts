import type { z } from 'zod'
import { COUNTRY_CODES } from '../reference/iso-codes.ts'
import { isCode, isListed, type ReferenceList } from '../reference/lookup.ts'
import type { Reference } from '../reference/model.ts'
import type { FieldProblem } from './kernel.ts'
import { hasCodes, type Marked, mapStrings, marksOf } from './schema-walk.ts'

/** Every problem of an event's data at once: shape first, then codes the reference data does not know. */
export const checkData = (
  schema: z.ZodType,
  data: unknown,
  reference: Reference,
): { data: unknown } | { problems: FieldProblem[] } => {
  const parsed = schema.safeParse(data)
  if (!parsed.success) return { problems: problemsOf(parsed.error, data) }
  const marks = marksOf(schema)
  const problems: FieldProblem[] = []
  // What has no codes is not walked through: a batch is as deep as its sender made it.
  if (!hasCodes(marks)) return { data: parsed.data }
  mapStrings(marks, parsed.data, (text, mark, path) => {
    if (!isKnown(reference, mark, text)) problems.push({ path, code: 'unknown-code' })
    return text
  })
  return problems.length > 0 ? { problems } : { data: parsed.data }
}

const NOT_COUNTRIES = ['stateless', 'unknown']

/** Agencies and services may be added while the program runs: the door asks the database about those. */
const isKnown = (reference: Reference, mark: Marked, text: string): boolean => {
  if (mark.vocabulary) return isCode(reference, mark.vocabulary, text)
  if (mark.list === 'country') return COUNTRY_CODES.has(text) || NOT_COUNTRIES.includes(text)
  if (!mark.list || mark.list === 'agency' || mark.list === 'service') return true
  return isListed(reference, mark.list as ReferenceList, text)
}

/** Codes in the data that only the directory's tables can confirm, with their paths. */
export const directoryCodes = (
  schema: z.ZodType,
  data: unknown,
): { list: 'agency' | 'service'; code: string; path: string }[] => {
  const found: { list: 'agency' | 'service'; code: string; path: string }[] = []
  mapStrings(marksOf(schema), data, (code, mark, path) => {
    if (mark.list === 'agency' || mark.list === 'service') found.push({ list: mark.list, code, path })
    return code
  })
  return found
}

/** All problems zod found in `input`. */
export const problemsOf = (error: z.ZodError, input: unknown): FieldProblem[] =>
  error.issues.flatMap((issue) => problemOf(issue, input))

const isMissing = (input: unknown, path: PropertyKey[]): boolean => {
  let at = input
  for (const key of path)
    at = at !== null && typeof at === 'object' ? (at as Record<PropertyKey, unknown>)[key] : undefined
  return at === undefined
}

/** A zod issue as a field problem with a message key; zod's own English never reaches a screen. */
const problemOf = (issue: z.core.$ZodIssue, input: unknown): FieldProblem[] => {
  const path = issue.path.map(String).join('.')
  switch (issue.code) {
    case 'invalid_type':
      return [{ path, code: isMissing(input, issue.path) ? 'required' : 'wrong-type' }]
    case 'too_big':
      return [
        {
          path,
          code: issue.origin === 'string' ? 'too-long' : 'too-big',
          params: { limit: Number(issue.maximum) },
        },
      ]
    case 'too_small':
      return [
        {
          path,
          code: isEmptyText(issue) ? 'required' : 'too-small',
          params: { limit: Number(issue.minimum) },
        },
      ]
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ path: path === '' ? key : `${path}.${key}`, code: 'unknown-field' }))
    case 'invalid_value':
      return [{ path, code: isMissing(input, issue.path) ? 'required' : 'unknown-code' }]
    case 'invalid_format':
      return [{ path, code: issue.format.includes('date') ? 'impossible-date' : 'wrong-format' }]
    case 'custom':
      return [{ path, code: issue.message }]
    default:
      return [{ path, code: 'wrong-type' }]
  }
}

const isEmptyText = (issue: { origin: string; minimum: number | bigint }) =>
  ['string', 'array', 'set'].includes(issue.origin) && Number(issue.minimum) === 1
