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
  Select,
  Skeleton,
  Tag,
  useFormats,
} from '../../desk/parts/index.ts'
import { useData } from '../../desk/use-data.ts'
import type { ReferralLine, ReferralsAnswer } from '../list-referrals.ts'
import { toneOf, useReferralWords } from './use-referral-words.ts'

const boxes = ['in', 'out'] as const
const statuses = ['waiting', 'open', 'ended', 'all'] as const

/** The inbox of an agency: what was asked of it, and what it asked of others, those to answer soonest first. */
const Referrals = () => {
  const { t } = useTranslation()
  const [box, setBox] = useState<string>('in')
  const [status, setStatus] = useState<string>('open')
  const { data, error, reload } = useData<ReferralsAnswer>(`/api/referrals?box=${box}&status=${status}`)
  return (
    <Screen title={t('referrals.inbox.title')} sub={<p>{t('referrals.inbox.sub')}</p>}>
      <FilterBar found={data ? t('referrals.inbox.found', { count: data.referrals.length }) : ''}>
        <Select
          label={t('referrals.inbox.box')}
          value={box}
          onChange={setBox}
          empty={false}
          options={boxes.map((value) => ({ value, label: t(`referrals.inbox.${value}`) }))}
        />
        <Select
          label={t('referrals.inbox.status')}
          value={status}
          onChange={setStatus}
          empty={false}
          options={statuses.map((value) => ({ value, label: t(`referrals.inbox.${value}`) }))}
        />
      </FilterBar>
      {error && !data && <FailureNote failure={error} onRetry={reload} />}
      {!data && !error && <Skeleton lines={6} />}
      {data && <Table answer={data} box={box} />}
    </Screen>
  )
}
export default Referrals

const Table = ({ answer, box }: { answer: ReferralsAnswer; box: string }) => {
  const { t } = useTranslation()
  const words = useReferralWords()
  const other = (line: ReferralLine) => words.agency(box === 'in' ? line.from : line.to, answer.agencies)
  const columns: Column<ReferralLine>[] = [
    {
      key: 'need',
      label: t('referrals.need'),
      cell: (line) => (
        <>
          <Link to={`/referrals/${line.referralId}`}>{words.word('need', line.need)}</Link>{' '}
          <small className="quiet">{line.code}</small>
        </>
      ),
      sortBy: (line) => words.word('need', line.need),
    },
    {
      key: 'who',
      label: t('referrals.about'),
      cell: (line) => words.who(line.shared) || <span className="quiet">{t('referrals.notShared')}</span>,
    },
    { key: 'other', label: t(box === 'in' ? 'referrals.from' : 'referrals.to'), cell: other, sortBy: other },
    {
      key: 'status',
      label: t('referrals.status.label'),
      cell: (line) => <Tag tone={toneOf(line.status)}>{t(`referrals.status.${line.status}`)}</Tag>,
      sortBy: (line) => line.status,
    },
    {
      key: 'when',
      label: t('referrals.byWhen'),
      cell: (line) => <ByWhen line={line} />,
      sortBy: (line) => line.answerBy ?? '',
    },
  ]
  return (
    <DataTable
      caption={t('referrals.inbox.title')}
      captionHidden
      columns={columns}
      rows={answer.referrals}
      rowKey={(line) => line.referralId}
      empty={
        <EmptyState title={t(`referrals.inbox.empty.${box}`)}>
          <p>{t(`referrals.inbox.emptyHint.${box}`)}</p>
        </EmptyState>
      }
    />
  )
}

const ByWhen = ({ line }: { line: ReferralLine }) => {
  const { t } = useTranslation()
  const { time } = useFormats()
  const words = useReferralWords()
  const late = line.answerBy ? words.lateness({ ...line, answerBy: line.answerBy }) : null
  if (late === null)
    return t(line.answeredAt ? 'referrals.answeredAt' : 'referrals.sentAt', {
      time: time(line.answeredAt ?? line.sentAt),
    })
  const isLate = line.answerBy !== null && new Date(line.answerBy) < new Date()
  return isLate ? <Tag tone="ochre">{late}</Tag> : late
}
