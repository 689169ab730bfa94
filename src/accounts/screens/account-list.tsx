import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type Column,
  DataTable,
  EmptyState,
  FailureNote,
  FilterBar,
  Link,
  Screen,
  SearchableSelect,
  Skeleton,
  Tag,
  TextInput,
} from '../../desk/parts/index.ts'
import { useWords } from '../../desk/reference.ts'
import { useData } from '../../desk/use-data.ts'
import type { Account, AccountsAnswer } from '../model.ts'
import { runningPosts, useAgencies } from './use-agencies.ts'
import './accounts.scss'

/** Every account with what it may do now. */
const AccountList = () => {
  const { t } = useTranslation()
  const { data, error, reload } = useData<AccountsAnswer>('/api/accounts')
  return (
    <Screen title={t('accounts.title')} sub={<p>{t('accounts.lead')}</p>}>
      <div className="actions">
        <Link to="/accounts/new" button="primary">
          {t('accounts.new')}
        </Link>
        <Link to="/accounts/agency">{t('accounts.agency.new')}</Link>
      </div>
      {error && <FailureNote failure={error} onRetry={reload} />}
      {!data && !error && <Skeleton lines={8} />}
      {data && <Accounts answer={data} />}
    </Screen>
  )
}
export default AccountList

const matches = (account: Account, text: string, agency: string): boolean => {
  const words = text.trim().toLowerCase()
  const found = words === '' || `${account.title} ${account.email}`.toLowerCase().includes(words)
  return found && (agency === '' || runningPosts(account).some((post) => post.agency === agency))
}

const Accounts = ({ answer }: { answer: AccountsAnswer }) => {
  const { t } = useTranslation()
  const agencies = useAgencies(answer.agencies)
  const [text, setText] = useState('')
  const [agency, setAgency] = useState('')
  const found = answer.accounts.filter((account) => matches(account, text, agency))
  const clear = () => {
    setText('')
    setAgency('')
  }
  return (
    <>
      <FilterBar
        found={t('accounts.found', { count: found.length })}
        onClear={text === '' && agency === '' ? undefined : clear}
      >
        <TextInput label={t('accounts.search')} value={text} onChange={setText} />
        <SearchableSelect
          label={t('accounts.filter.agency')}
          value={agency}
          onChange={setAgency}
          options={agencies.options}
        />
      </FilterBar>
      <div className="accounts">
        <DataTable
          caption={t('accounts.title')}
          captionHidden
          columns={useColumns(answer)}
          rows={found}
          rowKey={(row) => row.account}
          empty={<EmptyState title={t('accounts.empty')} />}
        />
      </div>
    </>
  )
}

const useColumns = (answer: AccountsAnswer): Column<Account>[] => {
  const { t } = useTranslation()
  return [
    {
      key: 'title',
      label: t('accounts.col.title'),
      cell: (row) => <Link to={`/accounts/${row.account}`}>{row.title}</Link>,
      sortBy: (row) => row.title,
    },
    { key: 'email', label: t('accounts.col.email'), cell: (row) => row.email, sortBy: (row) => row.email },
    { key: 'posts', label: t('accounts.col.posts'), cell: (row) => <Posts account={row} answer={answer} /> },
    {
      key: 'second',
      label: t('accounts.col.second'),
      cell: (row) => (
        <Tag tone={row.secondFactor ? 'green' : 'ochre'}>
          {t(`accounts.second.${row.secondFactor ? 'on' : 'off'}`)}
        </Tag>
      ),
      sortBy: (row) => Number(row.secondFactor),
    },
  ]
}

const Posts = ({ account, answer }: { account: Account; answer: AccountsAnswer }) => {
  const { t } = useTranslation()
  const word = useWords()
  const agencies = useAgencies(answer.agencies)
  const posts = runningPosts(account)
  if (posts.length === 0) return <span className="quiet">{t('accounts.no-post')}</span>
  return (
    <ul className="plain">
      {posts.map((post) => (
        <li key={post.post}>
          {post.roles.map((role) => word('role', role)).join(', ')} · {agencies.name(post.agency)}
        </li>
      ))}
    </ul>
  )
}
