import { useTranslation } from 'react-i18next'
import type { Form } from '../../desk/forms.ts'
import { Checkboxes, PartialDate, SearchableSelect } from '../../desk/parts/index.ts'
import { useDistricts, useVocabulary } from '../../desk/reference.ts'
import type { Role } from '../../directory/permissions.ts'
import { roles } from '../../directory/permissions.ts'
import type { Agency } from '../model.ts'
import type { PostValues } from './post-data.ts'
import { useAgencies } from './use-agencies.ts'

interface Props<V extends PostValues> {
  form: Form<V>
  agencies: readonly Agency[]
}

/** The questions in short, for the summary of what is wrong. */
export const usePostLabels = () => {
  const { t } = useTranslation()
  return {
    agency: t('accounts.field.agency'),
    roles: t('accounts.field.roles'),
    district: t('accounts.field.district'),
    until: t('accounts.field.until'),
  }
}

/** Where, as what, and until when: for a new account and for another post of one. */
export const PostFields = <V extends PostValues>({ form, agencies }: Props<V>) => {
  const { t } = useTranslation()
  const words = useVocabulary('role')
  // Nothing is offered by its bare code while the words are still on their way.
  const offered = roles.flatMap((role) => {
    const word = words.find((each) => each.value === role)
    return word ? [{ value: role, label: word.label, hint: word.hint }] : []
  })
  const values = form as unknown as Form<PostValues>
  return (
    <>
      <SearchableSelect
        {...values.field('agency')}
        label={t('accounts.field.agency')}
        hint={t('accounts.field.agency-hint')}
        options={useAgencies(agencies).options}
      />
      <Checkboxes<Role>
        {...values.field('roles')}
        label={t('accounts.field.roles')}
        hint={t('accounts.field.roles-hint')}
        options={offered}
        columns
      />
      <SearchableSelect
        {...values.field('district')}
        label={t('accounts.field.district')}
        options={useDistricts()}
        optional
      />
      <PartialDate
        {...values.field('until')}
        label={t('accounts.field.until')}
        hint={t('accounts.field.until-hint')}
        mustBeKnown
      />
    </>
  )
}
