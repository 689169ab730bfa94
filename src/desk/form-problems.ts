import type { FieldProblem } from './api-failure.ts'

/** An issue as zod gives it, or as a screen makes it by hand (`{path: 'age', code: 'required'}`). */
export interface Issue {
  path: readonly PropertyKey[] | string
  code?: string | undefined
  message?: string | undefined
  params?: Record<string, unknown> | undefined
  origin?: string | undefined
  minimum?: number | bigint | undefined
  maximum?: number | bigint | undefined
}

const dotted = (path: Issue['path']): string => (typeof path === 'string' ? path : path.map(String).join('.'))

/** The value at a dotted path, undefined when there is none. */
export const valueAt = (values: unknown, path: string): unknown => {
  if (typeof values !== 'object' || values === null) return undefined
  const record = values as Record<string, unknown>
  if (path in record) return record[path]
  const [first = '', ...rest] = path.split('.')
  return rest.length === 0 ? undefined : valueAt(record[first], rest.join('.'))
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)

/** One field problem with a code we have words for, from a zod issue; what is empty is always `required`. */
export const problemOf = (issue: Issue, values: unknown): FieldProblem => {
  const path = dotted(issue.path)
  if (issue.code === 'custom') return { path, code: issue.message ?? 'invalid' }
  if (issue.code === 'too_small' || issue.code === 'too_big') return sizeProblem(path, issue, values)
  if (zodCodes.has(issue.code ?? '')) {
    if (isEmpty(valueAt(values, path))) return { path, code: 'required' }
    return { path, code: issue.code === 'invalid_format' ? 'wrong-format' : 'invalid' }
  }
  return { path, code: issue.code ?? 'invalid', params: plain(issue.params) }
}

const zodCodes = new Set([
  'invalid_type',
  'invalid_format',
  'invalid_value',
  'invalid_union',
  'invalid_key',
  'invalid_element',
  'not_multiple_of',
  'unrecognized_keys',
])

const sizeProblem = (path: string, issue: Issue, values: unknown): FieldProblem => {
  if (isEmpty(valueAt(values, path))) return { path, code: 'required' }
  const size = issue.origin === 'string' ? 'long' : issue.origin === 'array' ? 'many' : 'large'
  const [code, limit] =
    issue.code === 'too_big' ? [`too-${size}`, issue.maximum] : [`not-${size}-enough`, issue.minimum]
  return { path, code, params: { limit: Number(limit ?? 0) } }
}

const plain = (params: Record<string, unknown> = {}): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(params).filter(
      (entry): entry is [string, string | number] =>
        typeof entry[1] === 'string' || typeof entry[1] === 'number',
    ),
  )

/**
 * The form's own field that a problem belongs to: the same path, or the longest field the path lies in
 * (`age.years` belongs to `age`), or the field at its end (`person.age` to `age`); null when the form has none.
 */
export const fieldFor = (path: string, fields: readonly string[]): string | null => {
  if (fields.includes(path)) return path
  const inside = fields.filter((field) => path.startsWith(`${field}.`)).sort((a, b) => b.length - a.length)[0]
  if (inside !== undefined) return inside
  const steps = path.split('.')
  return steps.reverse().find((step) => fields.includes(step)) ?? null
}

/** One problem a field: the first said wins, so that a reader is not told two things at once. */
export const byField = (
  problems: FieldProblem[],
  fields: readonly string[],
): Map<string | null, FieldProblem> => {
  const map = new Map<string | null, FieldProblem>()
  for (const problem of problems) {
    const field = fieldFor(problem.path, fields)
    if (!map.has(field)) map.set(field, problem)
  }
  return map
}
