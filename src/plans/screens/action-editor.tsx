import { useTranslation } from 'react-i18next'
import { Button, PartialDate, SearchableSelect, Select, TextInput } from '../../desk/parts/index.ts'
import { agenciesFor } from './agencies-for.ts'
import type { OpenedCase } from './case-data.ts'
import type { ActionText } from './draft-text.ts'
import { controlId } from './use-draft-form.ts'
import type { Words } from './use-lists.ts'

interface Props {
  /** Where the action stands in the event, for its problems: `goals.0.actions.1`. */
  path: string
  number: number
  action: ActionText
  words: Words
  opened: OpenedCase
  errorAt: (path: string) => string | undefined
  onChange: (action: ActionText) => void
  onRemove: () => void
}

/** What is done, which service it is, who does it and by when: one dense row at a desk, one column on a phone. */
export const ActionEditor = (props: Props) => {
  const { path, number, action, words, opened, errorAt, onChange, onRemove } = props
  const { t } = useTranslation()
  const field = (name: 'what' | 'serviceKind' | 'agency' | 'who' | 'referralId') => ({
    id: controlId(`${path}.${name}`),
    value: action[name],
    onChange: (value: string) => onChange({ ...action, [name]: value }),
    error: errorAt(`${path}.${name}`),
  })
  const referrals = opened.file.referrals.referrals.map((each) => ({
    value: each.referralId,
    label: `${words.word('need', each.need)} · ${each.toAgency ? words.agency(each.toAgency) : (each.external?.name ?? '')}`,
  }))
  const district = opened.file.case.concern.district
  return (
    <fieldset className="plans-edit-action">
      <legend>{t('plans.edit.actionNumber', { number })}</legend>
      <div className="plans-edit-row">
        <TextInput {...field('what')} label={t('plans.action.what')} maxLength={500} width="full" />
        <Select
          {...field('serviceKind')}
          label={t('plans.action.service')}
          options={words.options('service-kind')}
        />
        <SearchableSelect
          {...field('agency')}
          label={t('plans.action.agency')}
          options={agenciesFor(words, action.serviceKind, district)}
        />
        <Select {...field('who')} label={t('plans.action.person')} options={words.options('plan-actor')} />
        <PartialDate
          id={controlId(`${path}.dueOn`)}
          label={t('plans.action.due')}
          mustBeKnown
          optional
          value={action.due}
          onChange={(due) => onChange({ ...action, due })}
          error={errorAt(`${path}.dueOn`)}
        />
        {referrals.length > 0 && (
          <Select
            {...field('referralId')}
            label={t('plans.action.referral')}
            empty={t('plans.action.noReferral')}
            options={referrals}
          />
        )}
      </div>
      <Button
        kind="text"
        onClick={onRemove}
        label={`${t('plans.edit.removeAction')}: ${action.what || number}`}
      >
        {t('plans.edit.removeAction')}
      </Button>
    </fieldset>
  )
}
