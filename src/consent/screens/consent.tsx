import { useTranslation } from 'react-i18next'
import { useParams } from 'wouter'
import { EmptyState, FailureNote, Notice, Screen, Skeleton } from '../../desk/parts/index.ts'
import { consentRules } from '../rules.ts'
import { useOpenedCase } from './case-data.ts'
import { ConsentLine } from './consent-line.tsx'
import { useRecipientWords } from './recipient-words.ts'
import { RecordConsent } from './record-consent.tsx'
import { RefusedLine } from './refused-line.tsx'

/** Everything the person agreed to or refused on a case, and the form for the next answer. */
const Consent = () => {
  const { t } = useTranslation()
  const { caseId } = useParams<{ caseId: string }>()
  const { data: opened, error, reload } = useOpenedCase(caseId)
  const words = useRecipientWords(opened?.agencies ?? {})
  if (error && !opened) return <FailureNote failure={error} onRetry={reload} />
  if (!opened) return <Skeleton lines={6} />
  const { consent } = opened.file
  const mayWithdraw = opened.allowed.includes('consent.withdrawn') || opened.file.case.status === 'closed'
  return (
    <Screen
      title={t('consent.title')}
      back={{ to: `/cases/${caseId}`, label: t('consent.backToCase', { code: opened.head.code }) }}
      sub={<p>{t('consent.sub')}</p>}
      narrow
    >
      {consentRules.conflicts(consent).length > 0 && (
        <Notice tone="warning" title={t('consent.disputed.title')}>
          <p>{t('consent.disputed.text')}</p>
        </Notice>
      )}
      <h2>{t('consent.said')}</h2>
      {consent.consents.length + consent.refusals.length === 0 && <EmptyState title={t('consent.none')} />}
      {consent.consents.map((each) => (
        <ConsentLine
          key={each.consentId}
          opened={opened}
          consent={each}
          to={words.recipient(each.recipient)}
          mayWithdraw={mayWithdraw}
          onDone={reload}
        />
      ))}
      {consent.refusals.map((each) => (
        <RefusedLine key={each.eventId} refusal={each} to={words.recipient(each.recipient)} />
      ))}
      {opened.allowed.includes('consent.given') && (
        <RecordConsent key={opened.head.version} opened={opened} onDone={reload} />
      )}
    </Screen>
  )
}
export default Consent
