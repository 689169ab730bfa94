import { useTranslation } from 'react-i18next'
import type { FormField } from '../../desk/forms.ts'
import { PartialDate, Radios } from '../../desk/parts/index.ts'
import { useVocabulary } from '../../desk/reference.ts'
import { consentGivers } from '../model.ts'
import type { ConsentDraft } from './consent-draft.ts'

export { type ConsentDraft, consentData, consentIssues, emptyConsent } from './consent-draft.ts'

interface Props {
  fields: { [K in keyof ConsentDraft]: FormField<ConsentDraft[K]> }
  /** A child, or somebody who may be one: a guardian may agree too, unless the guardian is part of the danger. */
  mayBeChild: boolean
}

/** How the person agreed, who agreed and until when. */
export const ConsentFieldsOfCase = ({ fields, mayBeChild }: Props) => {
  const { t } = useTranslation()
  const evidence = useVocabulary('consent-evidence').filter((each) => each.value !== 'not-able')
  const givers = consentGivers.map((value) => ({ value, label: t(`consent.givenBy.${value}`) }))
  return (
    <>
      <Radios
        {...fields.givenBy}
        label={t('consent.givenBy.label')}
        hint={mayBeChild ? t('consent.givenBy.hint') : undefined}
        options={givers}
      />
      <Radios {...fields.evidence} label={t('consent.evidence.label')} options={evidence} />
      <PartialDate
        {...fields.until}
        label={t('consent.until.label')}
        hint={t('consent.until.hint')}
        mustBeKnown
        optional
      />
    </>
  )
}
