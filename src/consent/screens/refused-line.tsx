import { useTranslation } from 'react-i18next'
import { LocalTime, Tag } from '../../desk/parts/index.ts'
import { useWords } from '../../desk/reference.ts'
import type { RefusedConsent } from '../model.ts'

/** A no of the person: to whom, for what, when. */
export const RefusedLine = ({ refusal, to }: { refusal: RefusedConsent; to: string }) => {
  const { t } = useTranslation()
  const word = useWords()
  return (
    <section className="card">
      <h3>
        {to} <Tag tone="ochre">{t('consent.state.refused')}</Tag>
      </h3>
      <p>
        {word('consent-purpose', refusal.purpose)} · <LocalTime value={refusal.at} />
      </p>
      {refusal.note && <p className="quiet">{refusal.note}</p>}
    </section>
  )
}
