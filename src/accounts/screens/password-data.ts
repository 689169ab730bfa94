export interface PasswordValues {
  current: string
  next: string
  again: string
}

/** The same limits as the server's sign-in has (platform/sign-in/create-auth.ts). */
const LEAST = 12
const MOST = 128

export const passwordIssues = ({ current, next, again }: PasswordValues) => [
  ...(current === '' ? [{ path: 'current', code: 'required' }] : []),
  ...(next.length < LEAST ? [{ path: 'next', code: 'too-short', params: { limit: LEAST } }] : []),
  ...(next.length > MOST ? [{ path: 'next', code: 'too-long', params: { limit: MOST } }] : []),
  ...(next !== again ? [{ path: 'again', code: 'not-the-same' }] : []),
]
