import { failureOf, type Result } from './api-failure.ts'
import { setConnection } from './connection.ts'
import { readSetting, writeSetting } from './device.ts'

export type { ApiFailure, FieldProblem, Result } from './api-failure.ts'

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'

interface Options {
  /** `give-back` hands a 401 to the caller; by default the shell asks to sign in again and the call is retried. */
  whenSignedOut?: 'ask' | 'give-back'
}

let askToSignIn: () => Promise<boolean> = async () => false
let asking: Promise<boolean> | null = null

/** The shell says how it asks somebody to sign in again; resolves true when the same person is back. */
export const onSignedOut = (ask: () => Promise<boolean>): void => {
  askToSignIn = ask
}

let actingPost: string | null = readSetting('post') || null

/** Which of one's posts every call is made from; null = the server's choice. */
export const actFrom = (post: string | null): void => {
  actingPost = post
  writeSetting('post', post ?? '')
}

/** Several calls may lose the session in the same moment: they wait for one dialog. */
const signInAgain = (): Promise<boolean> => {
  asking ??= askToSignIn().finally(() => {
    asking = null
  })
  return asking
}

/** One call to our own server. Never throws for what can be expected: failures are values. */
export const call = async <T>(
  method: Method,
  path: string,
  body?: unknown,
  options: Options = {},
): Promise<Result<T>> => {
  const result = await once<T>(method, path, body)
  if (result.ok || result.status !== 401 || options.whenSignedOut === 'give-back') return result
  return (await signInAgain()) ? once<T>(method, path, body) : result
}

export const get = <T>(path: string, options?: Options): Promise<Result<T>> =>
  call<T>('GET', path, undefined, options)

export const post = <T>(path: string, body: unknown, options?: Options): Promise<Result<T>> =>
  call<T>('POST', path, body, options)

const once = async <T>(method: Method, path: string, body: unknown): Promise<Result<T>> => {
  try {
    const response = await fetch(path, {
      method,
      credentials: 'same-origin',
      headers: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(actingPost === null ? {} : { 'x-umai-post': actingPost }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    setConnection({ online: true })
    const answer = await readJson(response)
    return response.ok ? { ok: true, data: answer as T } : failureOf(response.status, answer)
  } catch {
    setConnection({ online: false })
    return failureOf(0, null)
  }
}

/** An empty answer, or one that is not JSON (a proxy's error page), is null; a broken line still throws. */
const readJson = async (response: Response): Promise<unknown> => {
  const text = await response.text()
  try {
    return text === '' ? null : JSON.parse(text)
  } catch {
    return null
  }
}
