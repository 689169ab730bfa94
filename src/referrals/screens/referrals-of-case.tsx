import { useTranslation } from 'react-i18next'
import {
  type Column,
  DataTable,
  EmptyState,
  Link,
  LocalDate,
  LocalTime,
  Tag,
  useFormats,
} from '../../desk/parts/index.ts'
import type { Labels } from '../../reference/model.ts'
import type { Referral, ReferralsSlice } from '../model.ts'
import { toneOf, useReferralWords } from './use-referral-words.ts'

export interface ReferralsOfCaseProps {
  file: { caseId: string; referrals: ReferralsSlice }
  /** `agencies` of `GET /api/cases/:caseId`. */
  agencies: Record<string, Labels>
  /** The case is open and the reader may send referrals. */
  mayRefer: boolean
}

/** Help under way, on the case's own screen: for what, who, where it stands, by when, and lateness in words. */
export const ReferralsOfCase = ({ file, agencies, mayRefer }: ReferralsOfCaseProps) => {
  const { t } = useTranslation()
  const words = useReferralWords()
  const columns: Column<Referral>[] = [
    {
      key: 'need',
      label: t('referrals.need'),
      cell: (each) => <Link to={`/referrals/${each.referralId}`}>{words.word('need', each.need)}</Link>,
    },
    {
      key: 'who',
      label: t('referrals.whoHelps'),
      cell: (each) => each.external?.name ?? words.agency(each.toAgency, agencies),
    },
    {
      key: 'state',
      label: t('referrals.status.label'),
      cell: (each) => <State referral={each} />,
    },
    { key: 'when', label: t('referrals.byWhen'), cell: (each) => <When referral={each} /> },
  ]
  return (
    <section aria-labelledby="referrals-of-case">
      <h2 id="referrals-of-case">{t('referrals.ofCase.title')}</h2>
      <DataTable
        caption={t('referrals.ofCase.title')}
        captionHidden
        columns={columns}
        rows={[...file.referrals.referrals].sort((a, b) => b.sentAt.localeCompare(a.sentAt))}
        rowKey={(each) => each.referralId}
        empty={<EmptyState title={t('referrals.ofCase.none')} />}
      />
      {mayRefer && (
        <p className="actions">
          <Link to={`/cases/${file.caseId}/refer`} button="secondary">
            {t('referrals.ofCase.refer')}
          </Link>
        </p>
      )}
    </section>
  )
}

const State = ({ referral }: { referral: Referral }) => {
  const { t } = useTranslation()
  const late = referral.status === 'sent' && new Date(referral.answerBy) < new Date()
  const words = useReferralWords()
  return late ? (
    <Tag tone="ochre">{words.lateness(referral)}</Tag>
  ) : (
    <Tag tone={toneOf(referral.status)}>{t(`referrals.status.${referral.status}`)}</Tag>
  )
}

const When = ({ referral }: { referral: Referral }) => {
  const { t } = useTranslation()
  const { time } = useFormats()
  const words = useReferralWords()
  const last = referral.deliveries.at(-1)
  if (last)
    return (
      <>
        <LocalDate value={last.on} short /> · {words.word('service-delivery', last.delivery)}
      </>
    )
  if (referral.accepted?.expectedOn && referral.status === 'accepted')
    return <LocalDate value={referral.accepted.expectedOn} short />
  if (referral.status === 'sent') return <LocalTime value={referral.answerBy} />
  const answered = referral.accepted?.at ?? referral.declined?.at
  return t(answered ? 'referrals.answeredAt' : 'referrals.sentAt', {
    time: time(answered ?? referral.sentAt),
  })
}
