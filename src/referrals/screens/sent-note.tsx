import { useTranslation } from 'react-i18next'
import { Link, Notice, Screen } from '../../desk/parts/index.ts'
import { isLive } from '../rules.ts'
import type { OpenedCase } from './case-data.ts'
import { DocumentLink } from './document-link.tsx'
import { type Draft, isByDocument } from './draft.ts'
import { useReceiverWords } from './use-receiver-words.ts'
import { useReferralWords } from './use-referral-words.ts'

/** It was sent: what happens next, the paper for who has no account, and the urgent needs that still have nobody. */
export const SentNote = ({ opened, draft }: { opened: OpenedCase; draft: Draft }) => {
  const { t } = useTranslation()
  const { word } = useReferralWords()
  const receiver = useReceiverWords()
  const { file } = opened
  const paper = draft.receiver !== null && isByDocument(draft.receiver)
  const left = Object.entries(file.assessment.needs)
    .filter(([need, cell]) => cell.value === 'urgent' && need !== draft.need)
    .map(([need]) => need)
    .filter((need) => !file.referrals.referrals.some((each) => each.need === need && isLive(each)))
  return (
    <Screen narrow title={t('referrals.sent.title', { to: receiver(draft.receiver) })}>
      <Notice tone="success" live>
        <p>{t(paper ? 'referrals.sent.paper' : 'referrals.sent.next')}</p>
      </Notice>
      {paper && (
        <p>
          <DocumentLink caseId={file.caseId} referralId={draft.referralId} />
        </p>
      )}
      {left.length > 0 && (
        <>
          <h2>{t('referrals.sent.left')}</h2>
          <ul className="link-list">
            {left.map((need) => (
              <li key={need}>
                <Link to={`/cases/${file.caseId}/refer/${need}`}>{word('need', need)}</Link>
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="actions">
        <Link to={`/cases/${file.caseId}`} button={left.length > 0 ? 'secondary' : 'primary'}>
          {t('referrals.backToCase', { code: opened.head.code })}
        </Link>
      </p>
    </Screen>
  )
}
