/** A field that the server did not accept, by dotted path, and why (message key `refusal.<code>` or `desk.field.<code>`). */
export interface FieldProblem {
  path: string
  code: string
  params?: Record<string, string | number>
}

/** An expected failure as a value. `status` 0: the server could not be reached. */
export interface ApiFailure {
  ok: false
  status: number
  code: string
  /** Message keys, the most exact first: `t(failure.message, failure.params)`. */
  message: string[]
  params: Record<string, string | number>
  fields?: FieldProblem[]
  /** What may happen instead, when the refusal is about the state of the case. */
  allowed?: string[]
}

export type Result<T> = { ok: true; data: T } | ApiFailure

const codeOfStatus: Record<number, string> = {
  0: 'no-connection',
  400: 'wrong-input',
  401: 'signed-out',
  403: 'not-allowed',
  404: 'not-found',
  409: 'not-now',
  413: 'too-large',
  422: 'wrong-input',
  429: 'too-many',
}

/** Message keys of a refusal or failure code, the most exact first. */
export const messageKeys = (code: string): string[] => [
  `refusal.${code}`,
  `desk.error.${code}`,
  'desk.error.unexpected',
]

/** Message keys of one field's problem, the most exact first. */
export const fieldMessageKeys = (code: string): string[] => [
  `refusal.${code}`,
  `desk.field.${code}`,
  `field.${code}`,
  'desk.field.invalid',
]

/** The failure an answer stands for. The body is `{code, params?, fields?, allowed?}`, also when wrapped in `error`. */
export const failureOf = (status: number, body: unknown): ApiFailure => {
  const answer = unwrap(body)
  const code = text(answer.code) ?? codeOfStatus[status] ?? 'unexpected'
  const failure: ApiFailure = {
    ok: false,
    status,
    code,
    message: messageKeys(code),
    params: params(answer.params),
  }
  const fields = Array.isArray(answer.fields) ? answer.fields.flatMap(fieldProblem) : []
  if (fields.length > 0) failure.fields = fields
  if (Array.isArray(answer.allowed))
    failure.allowed = answer.allowed.filter((word) => typeof word === 'string')
  return failure
}

const unwrap = (body: unknown): Record<string, unknown> => {
  if (!isRecord(body)) return {}
  return isRecord(body.error) ? body.error : body
}

const fieldProblem = (raw: unknown): FieldProblem[] => {
  if (!isRecord(raw)) return []
  const path = Array.isArray(raw.path) ? raw.path.join('.') : text(raw.path)
  if (path === undefined) return []
  return [{ path, code: text(raw.code) ?? 'invalid', params: params(raw.params) }]
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

const params = (value: unknown): Record<string, string | number> =>
  isRecord(value)
    ? Object.fromEntries(
        Object.entries(value).filter(
          (entry): entry is [string, string | number] =>
            typeof entry[1] === 'string' || typeof entry[1] === 'number',
        ),
      )
    : {}
