import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser'
import { get, post, type Result } from './api.ts'
import { failureOf } from './api-failure.ts'

/** A key kept by the phone or computer itself, opened by its finger, face or PIN. */
export interface Passkey {
  id: string
  name: string | null
  createdAt: string | null
}

const asMyself = { whenSignedOut: 'give-back' } as const

/** Browsers know no passkeys for a bare number as address, and none without a secure line. */
export const canUsePasskeys = (): boolean =>
  window.isSecureContext && 'PublicKeyCredential' in window && !/^[\d.:[\]]+$/.test(location.hostname)

/** Gives the browser's dialog; its parts are fetched only now, most visits never need them. */
const dialogs = () => import('@simplewebauthn/browser')

/** Null when the person changed their mind in the browser's own dialog. */
const asked = async <T>(dialog: () => Promise<T>): Promise<T | null> => {
  try {
    return await dialog()
  } catch (error) {
    if (error instanceof Error && ['NotAllowedError', 'AbortError', 'InvalidStateError'].includes(error.name))
      return null
    throw error
  }
}

const refused = (code: string) => failureOf(400, { code })

/** Our words for what the sign-in library answers; what is no answer about the key stays as it is. */
const inOurWords = (answer: Result<unknown>): Result<unknown> => {
  if (answer.ok || ![400, 401].includes(answer.status)) return answer
  return refused('passkey-not-accepted')
}

export const signInWithPasskey = async (): Promise<Result<unknown>> => {
  const options = await get<PublicKeyCredentialRequestOptionsJSON>(
    '/api/auth/passkey/generate-authenticate-options',
    asMyself,
  )
  if (!options.ok) return options
  const { startAuthentication } = await dialogs()
  const response = await asked(() =>
    startAuthentication({ optionsJSON: { ...options.data, userVerification: 'required' } }),
  )
  if (response === null) return refused('passkey-cancelled')
  return inOurWords(await post('/api/auth/passkey/verify-authentication', { response }, asMyself))
}

/** `name` is what its owner will know it by in the list. */
export const addPasskey = async (name: string): Promise<Result<unknown>> => {
  const options = await get<PublicKeyCredentialCreationOptionsJSON>(
    '/api/auth/passkey/generate-register-options',
    asMyself,
  )
  if (!options.ok) return options.code === 'SESSION_NOT_FRESH' ? refused('sign-in-again-first') : options
  const { startRegistration } = await dialogs()
  const response = await asked(() => startRegistration({ optionsJSON: options.data }))
  if (response === null) return refused('passkey-cancelled')
  return inOurWords(await post('/api/auth/passkey/verify-registration', { response, name }, asMyself))
}

export const removePasskey = (id: string): Promise<Result<unknown>> =>
  post('/api/auth/passkey/delete-passkey', { id }, asMyself)
