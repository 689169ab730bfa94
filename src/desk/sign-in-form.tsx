import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ApiFailure, post, type Result } from './api.ts'
import { Button } from './parts/button.tsx'
import { Notice } from './parts/notice.tsx'
import { TextInput } from './parts/text-input.tsx'
import { canUsePasskeys, signInWithPasskey } from './passkeys.ts'

const signIn = (
  path: string,
  body: Record<string, string>,
): Promise<Result<{ twoFactorRedirect?: boolean } | null>> =>
  post(`/api/auth/${path}`, body, { whenSignedOut: 'give-back' })

/** What a refused sign-in is called: never which of the two was wrong. */
const refusalKeys = (failure: ApiFailure, asked: 'password' | 'code'): string[] => {
  if (failure.status === 401 || failure.status === 403)
    return [asked === 'code' ? 'desk.signIn.wrongCode' : 'desk.signIn.wrong']
  if (asked === 'code' && failure.status === 400) return ['desk.signIn.wrongCode']
  return failure.message
}

/** Six digits come from the app; anything else is one of the codes on paper. */
const sendCode = (typed: string) => {
  const code = typed.replace(/\s/g, '')
  return signIn(`two-factor/verify-${/^\d{6}$/.test(code) ? 'totp' : 'backup-code'}`, { code })
}

/** `known`: the email, when it is the same person again. Email and password, then the six digits when the account has a second step. */
export const SignInForm = ({ onSignedIn, known = '' }: { onSignedIn: () => void; known?: string }) => {
  const { t } = useTranslation()
  const [asked, setAsked] = useState<'password' | 'code'>('password')
  const [email, setEmail] = useState(known)
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [refusal, setRefusal] = useState<string[] | null>(null)
  const [sending, setSending] = useState(false)
  const codeField = useRef<HTMLDivElement>(null)

  useEffect(() => {
    if (asked === 'code') codeField.current?.querySelector('input')?.focus()
  }, [asked])

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (sending) return
    setSending(true)
    setRefusal(null)
    const answer =
      asked === 'password'
        ? await signIn('sign-in/email', { email: email.trim(), password })
        : await sendCode(code)
    setSending(false)
    if (!answer.ok) return setRefusal(refusalKeys(answer, asked))
    if (answer.data?.twoFactorRedirect) return setAsked('code')
    onSignedIn()
  }

  const submitPasskey = async () => {
    if (sending) return
    setSending(true)
    setRefusal(null)
    const answer = await signInWithPasskey()
    setSending(false)
    if (answer.ok) onSignedIn()
    else setRefusal(answer.message)
  }

  return (
    <form onSubmit={submit} noValidate className="stack">
      {refusal && (
        <Notice tone="error" live>
          {t(refusal)}
        </Notice>
      )}
      {asked === 'password' ? (
        <>
          <TextInput
            label={t('desk.signIn.email')}
            value={email}
            onChange={setEmail}
            type="email"
            autoComplete="username"
          />
          <TextInput
            label={t('desk.signIn.password')}
            value={password}
            onChange={setPassword}
            type="password"
            autoComplete="current-password"
          />
        </>
      ) : (
        <div ref={codeField}>
          <TextInput
            label={t('desk.signIn.code')}
            hint={t('desk.signIn.codeHint')}
            value={code}
            onChange={setCode}
            autoComplete="one-time-code"
            width="short"
          />
        </div>
      )}
      <div className="actions">
        <Button type="submit" busy={sending}>
          {t('desk.signIn.submit')}
        </Button>
        {asked === 'code' && (
          <Button kind="text" onClick={() => setAsked('password')}>
            {t('desk.signIn.back')}
          </Button>
        )}
        {asked === 'password' && canUsePasskeys() && (
          <Button kind="secondary" onClick={() => void submitPasskey()}>
            {t('desk.signIn.passkey')}
          </Button>
        )}
      </div>
    </form>
  )
}
