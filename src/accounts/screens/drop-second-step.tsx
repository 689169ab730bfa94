import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { post, type Result } from '../../desk/api.ts'
import { useForm } from '../../desk/forms.ts'
import { Button, ErrorSummary, Tag, TextInput } from '../../desk/parts/index.ts'
import { useSession } from '../../desk/session.tsx'

const drop = async ({ password }: { password: string }): Promise<Result<unknown>> => {
  const answer = await post('/api/auth/two-factor/disable', { password }, { whenSignedOut: 'give-back' })
  if (answer.ok || (answer.status !== 400 && answer.status !== 401)) return answer
  return { ...answer, fields: [{ path: 'password', code: 'wrong-password' }] }
}

/** A new phone: the old key is dropped with the password, and the set-up follows at once. */
export const DropSecondStep = ({ onDropped }: { onDropped: () => void }) => {
  const { t } = useTranslation()
  const { refresh } = useSession()
  const [asking, setAsking] = useState(false)
  const form = useForm({
    initial: { password: '' },
    check: ({ password }) => (password === '' ? [{ path: 'password', code: 'required' }] : []),
    submit: drop,
    onDone: () => {
      onDropped()
      void refresh()
    },
  })
  return (
    <>
      <p>
        <Tag tone="green">{t('accounts.second.on')}</Tag> {t('accounts.me.second.on')}
      </p>
      {asking ? (
        <form noValidate onSubmit={form.submit}>
          <ErrorSummary errors={form.errors} failure={form.failure} attempts={form.attempts} />
          <TextInput
            {...form.field('password')}
            type="password"
            autoComplete="current-password"
            label={t('accounts.me.second.password')}
          />
          <Button type="submit" kind="secondary" busy={form.sending}>
            {t('accounts.me.second.again')}
          </Button>
        </form>
      ) : (
        <Button kind="secondary" onClick={() => setAsking(true)}>
          {t('accounts.me.second.again')}
        </Button>
      )}
    </>
  )
}
