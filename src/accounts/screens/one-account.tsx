import { useTranslation } from 'react-i18next'
import { useParams } from 'wouter'
import { post } from '../../desk/api.ts'
import { useForm } from '../../desk/forms.ts'
import {
  Button,
  EmptyState,
  ErrorSummary,
  FailureNote,
  Notice,
  Screen,
  Skeleton,
  Tag,
} from '../../desk/parts/index.ts'
import { useMe } from '../../desk/session.tsx'
import { useData } from '../../desk/use-data.ts'
import type { Account, AccountsAnswer, Agency } from '../model.ts'
import { EndSessions } from './end-sessions.tsx'
import { noPost, postIssues, postOf } from './post-data.ts'
import { PostFields, usePostLabels } from './post-fields.tsx'
import { PostList } from './post-list.tsx'
import './accounts.scss'

/** One account: its posts past and present, another post, and signing it out. */
const OneAccount = () => {
  const { t } = useTranslation()
  const { account: id } = useParams<{ account: string }>()
  const { data, error, reload } = useData<AccountsAnswer>('/api/accounts')
  const account = data?.accounts.find((each) => each.account === id)
  return (
    <Screen
      narrow
      title={account?.title ?? t('accounts.title')}
      sub={account && <Sub account={account} />}
      back={{ to: '/accounts', label: t('accounts.back') }}
    >
      {error && <FailureNote failure={error} onRetry={reload} />}
      {!data && !error && <Skeleton lines={6} />}
      {data && !account && <EmptyState title={t('accounts.empty')} />}
      {data && account && <Details account={account} agencies={data.agencies} onChanged={reload} />}
    </Screen>
  )
}
export default OneAccount

const Sub = ({ account }: { account: Account }) => {
  const { t } = useTranslation()
  return (
    <p>
      {account.email} · {t('accounts.col.second')}:{' '}
      <Tag tone={account.secondFactor ? 'green' : 'ochre'}>
        {t(`accounts.second.${account.secondFactor ? 'on' : 'off'}`)}
      </Tag>
    </p>
  )
}

interface Props {
  account: Account
  agencies: Agency[]
  onChanged: () => void
}

const Details = ({ account, agencies, onChanged }: Props) => {
  const { t } = useTranslation()
  const own = useMe().account === account.account
  return (
    <>
      {own && (
        <Notice>
          <p>{t('accounts.own')}</p>
        </Notice>
      )}
      <h2>{t('accounts.posts')}</h2>
      <PostList account={account} agencies={agencies} onChanged={onChanged} />
      {!own && <AddPost account={account} agencies={agencies} onChanged={onChanged} />}
      <EndSessions account={account} />
    </>
  )
}

const AddPost = ({ account, agencies, onChanged }: Props) => {
  const { t } = useTranslation()
  const form = useForm({
    initial: noPost(),
    labels: usePostLabels(),
    check: postIssues,
    submit: (values) => post(`/api/accounts/${account.account}/posts`, postOf(values)),
    onDone: onChanged,
  })
  return (
    <section aria-labelledby="add-post">
      <h2 id="add-post">{t('accounts.post.add')}</h2>
      <form noValidate onSubmit={form.submit}>
        <ErrorSummary errors={form.errors} failure={form.failure} attempts={form.attempts} />
        <PostFields form={form} agencies={agencies} />
        <Button type="submit" kind="secondary" busy={form.sending}>
          {t('accounts.post.add-do')}
        </Button>
      </form>
    </section>
  )
}
