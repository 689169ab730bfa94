import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { onSignedOut } from './api.ts'
import { Dialog } from './parts/dialog.tsx'
import { readMe, useSession } from './session.tsx'
import { SignInForm } from './sign-in-form.tsx'

/**
 * Asks to sign in again over the page when a call finds the session gone; the page below keeps what was typed and
 * the call is made once more. Somebody else signing in gets a fresh page: what is typed belongs to the first.
 */
export const SessionLost = () => {
  const { t } = useTranslation()
  const { state } = useSession()
  const [open, setOpen] = useState(false)
  const waiting = useRef<((signedIn: boolean) => void) | null>(null)
  const me = state.kind === 'signed-in' ? state.me : null
  const account = me?.account ?? null

  useEffect(() => {
    onSignedOut(() => {
      if (account === null) return Promise.resolve(false)
      setOpen(true)
      return new Promise<boolean>((resolve) => {
        waiting.current = resolve
      })
    })
  }, [account])

  const finish = (signedIn: boolean) => {
    setOpen(false)
    waiting.current?.(signedIn)
    waiting.current = null
  }

  const signedIn = async () => {
    const answer = await readMe()
    if (answer.ok && answer.data.account !== account) return location.assign('/desk/')
    finish(answer.ok)
  }

  if (!open) return null
  return (
    <Dialog title={t('desk.sessionLost.title')} onClose={() => finish(false)}>
      <p>{t('desk.sessionLost.text')}</p>
      <SignInForm known={me?.email} onSignedIn={() => void signedIn()} />
    </Dialog>
  )
}
