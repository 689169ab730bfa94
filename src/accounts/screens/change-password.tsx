import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { post, type Result } from '../../desk/api.ts'
import { useForm } from '../../desk/forms.ts'
import { Button, ErrorSummary, Notice, TextInput } from '../../desk/parts/index.ts'
import { type PasswordValues, passwordIssues } from './password-data.ts'

/** A wrong current password is that field's problem, in our words and not the sign-in library's. */
const send = async (values: PasswordValues): Promise<Result<unknown>> => {
  const answer = await post(
    '/api/auth/change-password',
    { currentPassword: values.current, newPassword: values.next, revokeOtherSessions: true },
    { whenSignedOut: 'give-back' },
  )
  if (answer.ok || (answer.status !== 400 && answer.status !== 401)) return answer
  return { ...answer, fields: [{ path: 'current', code: 'wrong-password' }] }
}

export const ChangePassword = () => {
  const { t } = useTranslation()
  const [done, setDone] = useState(false)
  const form = useForm<PasswordValues, unknown>({
    initial: { current: '', next: '', again: '' },
    labels: {
      current: t('accounts.me.password.current'),
      next: t('accounts.me.password.new'),
      again: t('accounts.me.password.again'),
    },
    check: passwordIssues,
    submit: send,
    onDone: () => setDone(true),
  })
  const field = (name: keyof PasswordValues, autoComplete: string) => ({
    ...form.field(name),
    type: 'password' as const,
    autoComplete,
  })
  return (
    <section aria-labelledby="password">
      <h2 id="password">{t('accounts.me.password')}</h2>
      {done && !form.changed && (
        <Notice tone="success" live>
          <p>{t('accounts.me.password.done')}</p>
        </Notice>
      )}
      <form noValidate onSubmit={form.submit}>
        <ErrorSummary errors={form.errors} failure={form.failure} attempts={form.attempts} />
        <TextInput {...field('current', 'current-password')} label={t('accounts.me.password.current')} />
        <TextInput
          {...field('next', 'new-password')}
          label={t('accounts.me.password.new')}
          hint={t('accounts.me.password.new-hint')}
        />
        <TextInput {...field('again', 'new-password')} label={t('accounts.me.password.again')} />
        <Button type="submit" busy={form.sending}>
          {t('accounts.me.password.do')}
        </Button>
      </form>
    </section>
  )
}
