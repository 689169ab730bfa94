import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import type { Me } from '../accounts/model.ts'
import type { Permission } from '../directory/permissions.ts'
import { type ApiFailure, actFrom, get, post } from './api.ts'
import { greetIn } from './i18n.ts'

export type { Me } from '../accounts/model.ts'

export type SessionState =
  | { kind: 'asking' }
  | { kind: 'signed-out' }
  | { kind: 'unreachable'; failure: ApiFailure }
  | { kind: 'signed-in'; me: Me }

interface Session {
  state: SessionState
  /** Asks the server again who is signed in. */
  refresh(): Promise<void>
  signOut(): Promise<void>
}

const SessionContext = createContext<Session | null>(null)

/**
 * Who is signed in; a 401 is given back, for the sign-in form to answer. The chosen post may have ended since: then
 * the account's first one is asked for.
 */
export const readMe = async () => {
  const answer = await get<Me>('/api/me', { whenSignedOut: 'give-back' })
  if (answer.ok || answer.code !== 'post-ended') return answer
  actFrom(null)
  return get<Me>('/api/me', { whenSignedOut: 'give-back' })
}

export const SessionProvider = ({ children }: { children: ReactNode }) => {
  const [state, setState] = useState<SessionState>({ kind: 'asking' })

  const refresh = useCallback(async () => {
    const answer = await readMe()
    if (answer.ok) {
      await greetIn(answer.data.language)
      setState({ kind: 'signed-in', me: answer.data })
    } else setState(answer.status === 401 ? { kind: 'signed-out' } : { kind: 'unreachable', failure: answer })
  }, [])

  const signOut = useCallback(async () => {
    await post('/api/auth/sign-out', {}, { whenSignedOut: 'give-back' })
    // A new page, not a new state: nothing of the last person stays in memory for the next one at this computer.
    location.assign('/desk/')
  }, [])

  useEffect(() => {
    void refresh()
  }, [refresh])

  const session = useMemo(() => ({ state, refresh, signOut }), [state, refresh, signOut])
  return <SessionContext.Provider value={session}>{children}</SessionContext.Provider>
}

export const useSession = (): Session => {
  const session = useContext(SessionContext)
  if (session === null) throw new Error('useSession outside SessionProvider')
  return session
}

/** Whoever is signed in. Only for screens, which are shown to nobody else. */
export const useMe = (): Me => {
  const { state } = useSession()
  if (state.kind !== 'signed-in') throw new Error('useMe before sign-in')
  return state.me
}

/** Whether the one signed in has the role for it; the server decides again on every call. */
export const useMay = (): ((permission: Permission | 'signed-in') => boolean) => {
  const { state } = useSession()
  return useCallback(
    (permission) =>
      state.kind === 'signed-in' && (permission === 'signed-in' || state.me.permissions.includes(permission)),
    [state],
  )
}
