import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ApiFailure, post, type Result } from './api.ts'
import { Button } from './parts/button.tsx'
import { Notice } from './parts/notice.tsx'
import { TextInput } from './parts/text-input.tsx'

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
        : await signIn('two-factor/verify-totp', { code: code.replace(/\s/g, '') })
    setSending(false)
    if (!answer.ok) return setRefusal(refusalKeys(answer, asked))
    if (answer.data?.twoFactorRedirect) return setAsked('code')
    onSignedIn()
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
            inputMode="numeric"
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
      </div>
    </form>
  )
}
