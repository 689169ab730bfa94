import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Facts, LocalDate, LocalTime } from '../../desk/parts/index.ts'
import type { ReferralAnswer } from '../read-referral.ts'
import { useReferralWords } from './use-referral-words.ts'

interface Line {
  key: string
  label: string
  value: ReactNode
}

/** What was answered, asked, given and reported, in the order in which it usually happens. */
export const ReferralHistory = ({ data }: { data: ReferralAnswer }) => {
  const { t } = useTranslation()
  return (
    <section>
      <h2>{t('referrals.history.title')}</h2>
      <Facts items={useLines(data)} />
    </section>
  )
}

const useLines = ({ referral, agencies }: ReferralAnswer): Line[] => {
  const { t } = useTranslation()
  const { word, agency } = useReferralWords()
  const { accepted, declined, reported, withdrawn } = referral
  const at = (when: string, ...more: ReactNode[]) => (
    <>
      <LocalTime value={when} />
      {more.filter(Boolean).map((each, index) => (
        <div key={index}>{each}</div>
      ))}
    </>
  )
  const line = (key: string, type: string, value: ReactNode): Line => ({
    key,
    label: t(`event.${type}`),
    value,
  })
  return [
    line('sent', 'referral.sent', at(referral.sentAt)),
    ...referral.questions.map((each, index) =>
      line(
        `question${index}`,
        'referral.info-requested',
        at(each.askedAt, each.question, each.answer && <strong>{each.answer}</strong>),
      ),
    ),
    ...(referral.reminded ? [line('reminded', 'referral.reminded', at(referral.reminded))] : []),
    ...(referral.escalatedAt
      ? [
          line(
            'escalated',
            'referral.escalated',
            at(
              referral.escalatedAt,
              referral.escalatedTo ? agency(referral.escalatedTo, agencies) : t('referrals.noCoordinator'),
            ),
          ),
        ]
      : []),
    ...(accepted
      ? [
          line(
            'accepted',
            'referral.accepted',
            at(
              accepted.at,
              accepted.expectedOn && (
                <>
                  {t('referrals.field.expectedOn')}: <LocalDate value={accepted.expectedOn} />
                </>
              ),
              accepted.note,
            ),
          ),
        ]
      : []),
    ...(declined
      ? [
          line(
            'declined',
            'referral.declined',
            at(declined.at, word('decline-reason', declined.reason), declined.note),
          ),
        ]
      : []),
    ...referral.deliveries.map((each, index) =>
      line(
        `delivery${index}`,
        'referral.delivered',
        <>
          <LocalDate value={each.on} /> · {word('service-delivery', each.delivery)}
          {each.note && <div>{each.note}</div>}
        </>,
      ),
    ),
    ...(reported
      ? [
          line(
            'reported',
            'referral.reported',
            at(reported.at, word('referral-outcome', reported.outcome), reported.report),
          ),
        ]
      : []),
    ...(withdrawn
      ? [
          line(
            'withdrawn',
            'referral.withdrawn',
            at(withdrawn.at, word('withdrawal-reason', withdrawn.reason), withdrawn.note),
          ),
        ]
      : []),
  ]
}
