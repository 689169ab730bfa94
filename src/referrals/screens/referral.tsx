import { useTranslation } from 'react-i18next'
import { useParams } from 'wouter'
import { FailureNote, Link, NextStep, Screen, SideCard, Skeleton, Tag } from '../../desk/parts/index.ts'
import { useData } from '../../desk/use-data.ts'
import { IdentityOfCase } from '../../people/screens/identity-of-case.tsx'
import type { ReferralAnswer } from '../read-referral.ts'
import { DocumentLink } from './document-link.tsx'
import { ReferralActions } from './referral-actions.tsx'
import { ReferralHistory } from './referral-history.tsx'
import { SharedFacts } from './shared-facts.tsx'
import { toneOf, useReferralWords } from './use-referral-words.ts'

/** One referral, for whoever sent or received it: what it shares, where it stands, what may be done. */
const ReferralScreen = () => {
  const { t } = useTranslation()
  const { referralId } = useParams<{ referralId: string }>()
  const { data, error, reload } = useData<ReferralAnswer>(`/api/referrals/${referralId}`)
  const words = useReferralWords()
  if (error && !data) return <FailureNote failure={error} onRetry={reload} />
  if (!data) return <Skeleton lines={6} />
  const { referral, agencies } = data
  const to = referral.external?.name ?? words.agency(referral.to, agencies)
  return (
    <Screen
      title={words.word('need', referral.need)}
      back={
        data.seesCase
          ? { to: `/cases/${data.caseId}`, label: t('referrals.backToTheCase') }
          : { to: '/referrals', label: t('referrals.inbox.title') }
      }
      sub={
        <p>
          {t('referrals.fromTo', { from: words.agency(referral.from, agencies), to })} · {data.code}{' '}
          <Tag tone={toneOf(referral.status)}>{t(`referrals.status.${referral.status}`)}</Tag>{' '}
          <Tag tone="gray">{words.word('urgency', referral.urgency)}</Tag>
        </p>
      }
      aside={<Aside data={data} />}
    >
      <Next data={data} />
      <ReferralActions data={data} onDone={reload} />
      <SharedFacts data={data} />
      <ReferralHistory data={data} />
    </Screen>
  )
}
export default ReferralScreen

/** What is expected now, of whom and by when. */
const Next = ({ data }: { data: ReferralAnswer }) => {
  const { t } = useTranslation()
  const words = useReferralWords()
  const { referral, sides } = data
  if (referral.status === 'withdrawn' || referral.status === 'closed') return null
  const late = words.lateness({ ...referral, escalated: referral.escalatedAt })
  const side = referral.byDocument ? 'paper' : sides.receiver && !data.seesCase ? 'receiver' : 'sender'
  return (
    <NextStep
      title={t(`referrals.next.${referral.status}.${side}`)}
      when={late ?? undefined}
      late={referral.status === 'sent' && new Date(referral.answerBy) < new Date()}
    >
      {referral.status === 'declined' && sides.sender && (
        <Link to={`/cases/${data.caseId}/refer/${referral.need}`} button="primary">
          {t('referrals.chooseAnother')}
        </Link>
      )}
    </NextStep>
  )
}

const Aside = ({ data }: { data: ReferralAnswer }) => {
  const { t } = useTranslation()
  const { referral } = data
  return (
    <>
      {data.identityOpen && !data.seesCase && (
        <SideCard title={t('referrals.identity.title')}>
          <IdentityOfCase caseId={data.caseId} personId={data.personId} open={false} />
          <p className="quiet">{t('referrals.identity.lasts')}</p>
        </SideCard>
      )}
      {!data.seesCase && (
        <SideCard title={t('referrals.youSee.title')}>
          <p>{t(referral.ground ? 'referrals.youSee.text' : 'referrals.youSee.ended')}</p>
          {referral.ground && !data.identityOpen && (
            <p className="quiet">
              {t(referral.shareIdentity ? 'referrals.youSee.nameLater' : 'referrals.youSee.noName')}
            </p>
          )}
        </SideCard>
      )}
      {data.seesCase && (
        <SideCard title={t('referrals.paper')}>
          <p>
            <DocumentLink caseId={data.caseId} referralId={data.referralId} />
          </p>
          <p>
            <Link to={`/cases/${data.caseId}/consent`}>{t('referrals.toConsent')}</Link>
          </p>
        </SideCard>
      )}
    </>
  )
}
