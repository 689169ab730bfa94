import { useTranslation } from 'react-i18next'
import { LocalTime, SideCard, Tag } from '../../desk/parts/index.ts'
import { useWords } from '../../desk/reference.ts'
import type { RefusedConsent } from '../model.ts'

/** A no of the person: to whom, for what, when. */
export const RefusedLine = ({ refusal, to }: { refusal: RefusedConsent; to: string }) => {
  const { t } = useTranslation()
  const word = useWords()
  return (
    <SideCard title={to}>
      <Tag tone="ochre">{t('consent.state.refused')}</Tag>
      <p>
        {word('consent-purpose', refusal.purpose)} · <LocalTime value={refusal.at} />
      </p>
      {refusal.note && <p className="quiet">{refusal.note}</p>}
    </SideCard>
  )
}
