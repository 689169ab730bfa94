import { useTranslation } from 'react-i18next'
import { Link, LocalDate, SideCard, Tag, useFormats } from '../../desk/parts/index.ts'
import type { Labels } from '../../reference/model.ts'
import type { ConsentSlice } from '../model.ts'
import { consentState } from '../rules.ts'
import { useRecipientWords } from './recipient-words.ts'

interface Seer {
  agency: string
  scope: string
  until: string | null
}

export interface ConsentOfCaseProps {
  file: { caseId: string; consent: ConsentSlice }
  /** `whoSees` and `agencies` of `GET /api/cases/:caseId`. */
  whoSees: readonly Seer[]
  agencies: Record<string, Labels>
  /** The reader's own agency, named "you". */
  own: string
  mayRecord: boolean
}

/** At the side of a case: who may see this, until when, and what the person agreed to. */
export const ConsentOfCase = ({ file, whoSees, agencies, own, mayRecord }: ConsentOfCaseProps) => {
  const { t } = useTranslation()
  const { agency, recipient } = useRecipientWords(agencies)
  const { day } = useFormats()
  const now = new Date().toISOString()
  const said = file.consent.consents.filter((each) => each.ended === null)
  const police = said.some(
    (each) => each.purpose === 'police' && consentState(file.consent, each, now) === 'valid',
  )
  return (
    <SideCard title={t('consent.whoSees')}>
      <ul>
        {whoSees.map((each) => (
          <li key={`${each.agency}:${each.scope}`}>
            {each.agency === own ? t('consent.you') : agency(each.agency)}{' '}
            <span className="quiet">
              {t(`consent.scope.${each.scope}`)}
              {each.until && ` · ${t('consent.untilDay', { day: day(each.until) })}`}
            </span>
          </li>
        ))}
      </ul>
      {said.length > 0 && (
        <ul>
          {said.map((each) => (
            <li key={each.consentId}>
              <Tag tone={stateTone[consentState(file.consent, each, now)]}>
                {t(`consent.state.${consentState(file.consent, each, now)}`)}
              </Tag>{' '}
              {recipient(each.recipient)}
              {each.until && (
                <>
                  {' · '}
                  {t('consent.untilShort')} <LocalDate value={each.until} short />
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      {!police && <p className="quiet">{t('consent.noPolice')}</p>}
      <p>
        <Link to={`/cases/${file.caseId}/consent`}>
          {t(mayRecord ? 'consent.recordOrWithdraw' : 'consent.look')}
        </Link>
      </p>
    </SideCard>
  )
}

export const stateTone = {
  valid: 'green',
  expired: 'gray',
  disputed: 'ochre',
  withdrawn: 'gray',
  refused: 'ochre',
} as const
