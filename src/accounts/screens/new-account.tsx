import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { post } from '../../desk/api.ts'
import { useForm } from '../../desk/forms.ts'
import {
  Button,
  ErrorSummary,
  FailureNote,
  Link,
  Notice,
  Screen,
  Skeleton,
  TextInput,
} from '../../desk/parts/index.ts'
import { useData } from '../../desk/use-data.ts'
import type { AccountsAnswer, Agency } from '../model.ts'
import { noPost, type PostValues, postIssues, postOf } from './post-data.ts'
import { PostFields, usePostLabels } from './post-fields.tsx'
import './accounts.scss'

interface Values extends PostValues {
  title: string
  email: string
}

interface Created {
  account: string
  password: string
}

const NewAccount = () => {
  const { t } = useTranslation()
  const { data, error, reload } = useData<AccountsAnswer>('/api/accounts')
  const [created, setCreated] = useState<Created | null>(null)
  return (
    <Screen narrow title={t('accounts.new')} back={{ to: '/accounts', label: t('accounts.back') }}>
      {error && <FailureNote failure={error} onRetry={reload} />}
      {!data && !error && <Skeleton lines={6} />}
      {created && <FirstPassword created={created} />}
      {data && !created && <AccountForm agencies={data.agencies} onDone={setCreated} />}
    </Screen>
  )
}
export default NewAccount

const AccountForm = ({ agencies, onDone }: { agencies: Agency[]; onDone: (created: Created) => void }) => {
  const { t } = useTranslation()
  const form = useForm<Values, Created>({
    initial: { title: '', email: '', ...noPost() },
    labels: { title: t('accounts.field.title'), email: t('accounts.field.email'), ...usePostLabels() },
    check: (values) => [
      ...(values.title.trim() === '' ? [{ path: 'title', code: 'required' }] : []),
      ...(values.email.trim() === '' ? [{ path: 'email', code: 'required' }] : []),
      ...postIssues(values),
    ],
    submit: (values) =>
      post('/api/accounts', { title: values.title, email: values.email, ...postOf(values) }),
    onDone,
  })
  return (
    <form noValidate onSubmit={form.submit}>
      <ErrorSummary errors={form.errors} failure={form.failure} attempts={form.attempts} />
      <TextInput
        {...form.field('title')}
        label={t('accounts.field.title')}
        hint={t('accounts.field.title-hint')}
        maxLength={120}
      />
      <TextInput {...form.field('email')} label={t('accounts.field.email')} type="email" maxLength={200} />
      <PostFields form={form} agencies={agencies} />
      <Button type="submit" busy={form.sending}>
        {t('accounts.create')}
      </Button>
    </form>
  )
}

/** Shown once: it is not kept anywhere in clear, and closing the page forgets it. */
const FirstPassword = ({ created }: { created: Created }) => {
  const { t } = useTranslation()
  return (
    <Notice tone="success" title={t('accounts.created')} live>
      <p>{t('accounts.password-once')}</p>
      <p>
        <code className="password">{created.password}</code>
      </p>
      <Link to={`/accounts/${created.account}`}>{t('accounts.open')}</Link>
    </Notice>
  )
}
