import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { encode } from 'uqr'
import { type ApiFailure, post, type Result } from './api.ts'
import { Button, FailureNote, Notice, Screen, TextInput } from './parts/index.ts'
import { addPasskey, canUsePasskeys, signInWithPasskey } from './passkeys.ts'
import { useMe, useSession } from './session.tsx'

/** Answer of better-auth to `two-factor/enable`. */
interface Enrollment {
  totpURI: string
  backupCodes: string[]
}

/**
 * Sets up the six-digit codes: the password once more, the key into the phone, one code to show that it works. Or a
 * passkey instead; who has one already signs in with it, for a password alone may not add another way in.
 */
const SecondStep = () => {
  const { t } = useTranslation()
  const me = useMe()
  const [enrollment, setEnrollment] = useState<Enrollment | null>(null)
  if (me.mustEnroll && me.hasPasskey)
    return (
      <Screen title={t('desk.secondStep.key.title')} sub={<p>{t('desk.secondStep.key.lead')}</p>} narrow>
        <ByPasskey label={t('desk.signIn.passkey')} act={signInWithPasskey} />
      </Screen>
    )
  return (
    <Screen title={t('desk.secondStep.title')} sub={<p>{t('desk.secondStep.lead')}</p>} narrow>
      {enrollment === null ? <AskPassword onEnrolled={setEnrollment} /> : <ShowKey enrollment={enrollment} />}
      {me.mustEnroll && enrollment === null && canUsePasskeys() && (
        <section>
          <h2>{t('desk.secondStep.key.instead')}</h2>
          <p>{t('accounts.passkeys.why')}</p>
          <ByPasskey label={t('accounts.passkeys.add')} act={addThenUse} />
        </section>
      )}
    </Screen>
  )
}

/** A session that began with a password stays one: the new key is used at once. */
const addThenUse = async () => {
  const added = await addPasskey('')
  return added.ok ? signInWithPasskey() : added
}

const ByPasskey = ({ label, act }: { label: string; act: () => Promise<Result<unknown>> }) => {
  const { refresh } = useSession()
  const [sending, setSending] = useState(false)
  const [failure, setFailure] = useState<ApiFailure | null>(null)
  const go = async () => {
    setSending(true)
    const answer = await act()
    setSending(false)
    if (answer.ok) await refresh()
    else setFailure(answer)
  }
  return (
    <>
      {failure && <FailureNote failure={failure} />}
      <Button kind="secondary" busy={sending} onClick={() => void go()}>
        {label}
      </Button>
    </>
  )
}

/** One field and one button whose answer is a failure or a step further. */
const useStep = <T,>(path: string, onDone: (answer: T) => void) => {
  const [value, setValue] = useState('')
  const [sending, setSending] = useState(false)
  const [failure, setFailure] = useState<ApiFailure | null>(null)
  const submit = async (event: FormEvent, body: Record<string, string>) => {
    event.preventDefault()
    if (sending) return
    setSending(true)
    const answer = await post<T>(`/api/auth/two-factor/${path}`, body, { whenSignedOut: 'give-back' })
    setSending(false)
    if (answer.ok) onDone(answer.data)
    else setFailure(answer)
  }
  return { value, setValue, sending, failure, submit }
}

const AskPassword = ({ onEnrolled }: { onEnrolled: (enrollment: Enrollment) => void }) => {
  const { t } = useTranslation()
  const { value, setValue, sending, failure, submit } = useStep<Enrollment>('enable', onEnrolled)
  return (
    <form className="stack" noValidate onSubmit={(event) => submit(event, { password: value })}>
      {failure && <Refused failure={failure} wrong={t('desk.signIn.wrong')} />}
      <TextInput
        label={t('desk.secondStep.password')}
        type="password"
        autoComplete="current-password"
        value={value}
        onChange={setValue}
      />
      <Button type="submit" busy={sending}>
        {t('desk.secondStep.begin')}
      </Button>
    </form>
  )
}

const ShowKey = ({ enrollment }: { enrollment: Enrollment }) => {
  const { t } = useTranslation()
  const { refresh } = useSession()
  const { value, setValue, sending, failure, submit } = useStep('verify-totp', () => void refresh())
  const key = new URL(enrollment.totpURI).searchParams.get('secret') ?? ''
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => submit(event, { code: value.replace(/\s/g, '') })}
    >
      <p>{t('desk.secondStep.scan')}</p>
      <QrCode text={enrollment.totpURI} label={t('desk.secondStep.picture')} />
      <p>
        <a href={enrollment.totpURI}>{t('desk.secondStep.open')}</a> · {t('desk.secondStep.key')}:{' '}
        <code>{key.replace(/(.{4})(?=.)/g, '$1 ')}</code>
      </p>
      <Notice tone="warning">
        <p>{t('desk.secondStep.backup')}</p>
        <p>
          <code>{enrollment.backupCodes.join('  ')}</code>
        </p>
      </Notice>
      {failure && <Refused failure={failure} wrong={t('desk.signIn.wrongCode')} />}
      <TextInput
        label={t('desk.signIn.code')}
        inputMode="numeric"
        autoComplete="one-time-code"
        width="short"
        value={value}
        onChange={setValue}
      />
      <Button type="submit" busy={sending}>
        {t('desk.secondStep.finish')}
      </Button>
    </form>
  )
}

/** A wrong password or code answers 400 or 401; anything else is said as it is. */
const Refused = ({ failure, wrong }: { failure: ApiFailure; wrong: string }) =>
  failure.status === 400 || failure.status === 401 ? (
    <Notice tone="error" live>
      {wrong}
    </Notice>
  ) : (
    <FailureNote failure={failure} />
  )

/** Drawn here, so that the key goes to nobody else. */
const QrCode = ({ text, label }: { text: string; label: string }) => {
  const { data, size } = encode(text, { border: 2 })
  const squares = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      width="220"
      height="220"
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={squares.join('')} fill="#000" />
    </svg>
  )
}

export default SecondStep
