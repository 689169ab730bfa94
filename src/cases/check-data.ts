import type { z } from 'zod'
import { isCode } from '../reference/lookup.ts'
import type { Reference } from '../reference/model.ts'
import type { FieldProblem } from './kernel.ts'
import { mapStrings, marksOf } from './schema-walk.ts'

/** Every problem of an event's data at once: shape first, then codes the reference data does not know. */
export const checkData = (
  schema: z.ZodType,
  data: unknown,
  reference: Reference,
): { data: unknown } | { problems: FieldProblem[] } => {
  const parsed = schema.safeParse(data)
  if (!parsed.success) return { problems: parsed.error.issues.flatMap(problemOf) }
  const problems: FieldProblem[] = []
  mapStrings(marksOf(schema), parsed.data, (text, mark, path) => {
    if (mark.vocabulary && !isCode(reference, mark.vocabulary, text)) problems.push({ path, code: 'unknown-code' })
    return text
  })
  return problems.length > 0 ? { problems } : { data: parsed.data }
}

/** A zod issue as a field problem with a message key; zod's own English never reaches a screen. */
export const problemOf = (issue: z.core.$ZodIssue): FieldProblem[] => {
  const path = issue.path.map(String).join('.')
  switch (issue.code) {
    case 'invalid_type':
      return [{ path, code: issue.input === undefined ? 'required' : 'wrong-type' }]
    case 'too_big':
      return [{ path, code: issue.origin === 'string' ? 'too-long' : 'too-big', params: { limit: Number(issue.maximum) } }]
    case 'too_small':
      return [{ path, code: isEmptyText(issue) ? 'required' : 'too-small', params: { limit: Number(issue.minimum) } }]
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ path: path === '' ? key : `${path}.${key}`, code: 'unknown-field' }))
    case 'invalid_value':
      return [{ path, code: 'unknown-code' }]
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
