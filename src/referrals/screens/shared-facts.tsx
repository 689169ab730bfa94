import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Facts, LocalDate, Notice } from '../../desk/parts/index.ts'
import { type SharedFact, sharedFacts } from '../model.ts'
import type { ReferralAnswer } from '../read-referral.ts'
import { type ReferralWords, useReferralWords } from './use-referral-words.ts'

/** Exactly what was granted, on what ground; what was not granted is not there to be shown. */
export const SharedFacts = ({ data }: { data: ReferralAnswer }) => {
  const { t } = useTranslation()
  const words = useReferralWords()
  const { referral, shared, service } = data
  const facts = sharedFacts.filter((fact) => fact in shared)
  return (
    <section>
      <h2>{t('referrals.shared.title')}</h2>
      <Ground data={data} />
      <Facts
        items={[
          ...(service
            ? [{ key: 'service', label: t('referrals.service'), value: words.label(service) }]
            : []),
          ...facts.map((fact) => ({
            key: fact,
            label: t(`referrals.fact.${fact}`),
            value: inWords(fact, shared, words, t),
          })),
          ...(referral.note ? [{ key: 'note', label: t('referrals.note.label'), value: referral.note }] : []),
          ...(referral.external?.contact
            ? [{ key: 'contact', label: t('referrals.who.contact'), value: referral.external.contact }]
            : []),
        ]}
      />
    </section>
  )
}

const Ground = ({ data: { referral } }: { data: ReferralAnswer }) => {
  const { t } = useTranslation()
  const { ground } = referral
  if (ground === null) return <p className="quiet">{t('referrals.shared.nothing')}</p>
  if ('withoutConsent' in ground)
    return (
      <Notice tone="warning" title={t('referrals.shared.withoutConsent')}>
        <p>{t(`referrals.ground.${ground.withoutConsent}`)}</p>
      </Notice>
    )
  return (
    <p>
      {t('referrals.shared.agreed')}{' '}
      {ground.consentUntil && (
        <>
          {t('referrals.shared.until')} <LocalDate value={ground.consentUntil} />
        </>
      )}
    </p>
  )
}

const inWords = (
  fact: SharedFact,
  shared: ReferralAnswer['shared'],
  words: ReferralWords,
  t: (key: string) => string,
): ReactNode => {
  if (fact === 'age') return shared.age ? words.age(shared.age) : null
  if (fact === 'child')
    return shared.child === null || shared.child === undefined
      ? null
      : t(shared.child ? 'desk.answer.yes' : 'desk.answer.no')
  if (fact === 'district') return shared.district ? words.district(shared.district) : null
  const code = shared[fact]
  return code ? words.word(fact === 'risk' ? 'risk-level' : fact, code) : null
}
