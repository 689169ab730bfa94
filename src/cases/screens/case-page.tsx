import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams, useSearchParams } from 'wouter'
import type { ApiFailure } from '../../desk/api.ts'
import { localDay } from '../../desk/parts/formats.ts'
import { FailureNote, Link, LocalDate, Notice, Screen, Skeleton } from '../../desk/parts/index.ts'
import { useMe } from '../../desk/session.tsx'
import { AsKnownBanner, AsKnownOn } from './as-known-on.tsx'
import { mayTry, type OpenedCase, useCase } from './case-data.ts'
import { CaseHead } from './case-head.tsx'
import { CasePath } from './case-path.tsx'
import { ConcernOfCase } from './concern-of-case.tsx'
import { Conflicts } from './conflicts.tsx'
import { NextPanel } from './next-panel.tsx'
import { PersonFacts } from './person-facts.tsx'
import { PrintMenu } from './print-menu.tsx'
import { RecentEvents } from './recent-events.tsx'
import { useCaseWords } from './use-words.ts'
import { WhatElse } from './what-else.tsx'
import './cases.scss'

const AssessmentOfCase = lazy(() =>
  import('../../assessment/screens/assessment-of-case.tsx').then((m) => ({ default: m.AssessmentOfCase })),
)
const PlanOfCase = lazy(() =>
  import('../../plans/screens/plan-of-case.tsx').then((m) => ({ default: m.PlanOfCase })),
)
const EstablishedOfCase = lazy(() =>
  import('../../identification/screens/established-of-case.tsx').then((m) => ({
    default: m.EstablishedOfCase,
  })),
)

const ReferralsOfCase = lazy(() =>
  import('../../referrals/screens/referrals-of-case.tsx').then((m) => ({ default: m.ReferralsOfCase })),
)
const ConsentOfCase = lazy(() =>
  import('../../consent/screens/consent-of-case.tsx').then((m) => ({ default: m.ConsentOfCase })),
)
const SamePersonOfCase = lazy(() =>
  import('../../duplicates/screens/same-person-of-case.tsx').then((m) => ({ default: m.SamePersonOfCase })),
)

/** One case: what is next and by when, the path so far, help under way, and what must not be forgotten. */
const CasePage = () => {
  const { caseId } = useParams<{ caseId: string }>()
  const [search] = useSearchParams()
  const { data, error, reload } = useCase(caseId, search.get('asOf'))
  const { t } = useTranslation()
  if (data) return <Case opened={data} onChanged={reload} />
  return (
    <Screen title={t('cases.case.title-plain')} back={{ to: '/cases', label: t('cases.case.back') }}>
      {!error && <Skeleton lines={8} />}
      {error && <NotOpened failure={error} caseId={caseId} onRetry={reload} />}
    </Screen>
  )
}
export default CasePage

/** A day that is none, or not yet, says so, and leads back to the case as it stands. */
const NotOpened = (props: { failure: ApiFailure; caseId: string | undefined; onRetry: () => void }) => {
  const { t } = useTranslation()
  const wrongDay = props.failure.fields?.find((field) => field.path === 'asOf')
  if (!wrongDay) return <FailureNote failure={props.failure} onRetry={props.onRetry} />
  return (
    <Notice tone="error" live>
      <p>{t(`field.${wrongDay.code}`, { ...wrongDay.params })}</p>
      <Link to={`/cases/${props.caseId}`} button="secondary">
        {t('cases.asof.today')}
      </Link>
    </Notice>
  )
}

interface Props {
  opened: OpenedCase
  onChanged: () => void
}

const Case = ({ opened, onChanged }: Props) => {
  const { t } = useTranslation()
  const nothing = opened.head.status === 'none'
  return (
    <Screen
      title={t('cases.case.title', { code: opened.head.code })}
      back={{ to: '/cases', label: t('cases.case.back') }}
      sub={<CaseHead opened={opened} />}
      aside={<Aside opened={opened} />}
    >
      <AsKnownBanner opened={opened} />
      {!nothing && <CaseBody opened={opened} onChanged={onChanged} />}
    </Screen>
  )
}

const CaseBody = ({ opened, onChanged }: Props) => (
  <>
    <ClosedNotice opened={opened} />
    <NextPanel opened={opened} />
    <CasePath opened={opened} />
    <Conflicts opened={opened} onChanged={onChanged} />
    <LookBack opened={opened}>
      <Suspense fallback={<Skeleton lines={4} />}>
        <AssessmentOfCase opened={opened} onChanged={onChanged} />
        <ReferralsOfCase
          file={opened.file}
          agencies={opened.agencies}
          mayRefer={mayTry(opened, 'referral.sent')}
        />
        <PlanOfCase file={opened.file} />
      </Suspense>
    </LookBack>
    <ConcernOfCase opened={opened} />
    <PersonFacts opened={opened} />
    {!opened.asOf && <RecentEvents caseId={opened.file.caseId} version={opened.head.version} />}
    <WhatElse opened={opened} />
  </>
)

const Aside = ({ opened }: { opened: OpenedCase }) => {
  const me = useMe()
  return (
    <>
      {opened.head.status !== 'none' && (
        <Suspense fallback={<Skeleton lines={3} />}>
          <EstablishedOfCase file={opened.file} />
          <ConsentOfCase
            file={opened.file}
            whoSees={opened.whoSees}
            agencies={opened.agencies}
            own={me.agency}
            mayRecord={mayTry(opened, 'consent.given')}
          />
          {!opened.asOf && <SamePersonOfCase caseId={opened.file.caseId} />}
        </Suspense>
      )}
      <AsKnownOn opened={opened} />
      {!opened.asOf && <PrintMenu opened={opened} />}
    </>
  )
}

/** What other capabilities show stands still in a look back: nothing may be recorded from the past. */
const LookBack = ({ opened, children }: { opened: OpenedCase; children: React.ReactNode }) =>
  opened.asOf === null ? (
    children
  ) : (
    <fieldset disabled className="look-back">
      {children}
    </fieldset>
  )

const ClosedNotice = ({ opened }: { opened: OpenedCase }) => {
  const { t } = useTranslation()
  const words = useCaseWords()
  const { closed } = opened.file.case
  if (!closed) return null
  return (
    <Notice tone="warning">
      <p>
        {t('cases.tag.closed')}: {words.word('closing-reason', closed.reason)},{' '}
        <LocalDate value={localDay(new Date(closed.at))} />
      </p>
    </Notice>
  )
}
