import { useTranslation } from 'react-i18next'
import { useForm } from '../../desk/forms.ts'
import { Button, ErrorSummary, Radios, SearchableSelect, TextInput } from '../../desk/parts/index.ts'
import { useData } from '../../desk/use-data.ts'
import type { DirectoryAgency } from '../../directory/model.ts'
import type { Draft, Receiver } from './draft.ts'
import { useReferralWords } from './use-referral-words.ts'

/** An agency that offers no listed service (police, a village office), or an organization outside the directory. */
export const OtherReceiver = ({
  draft,
  onChosen,
}: {
  draft: Draft
  onChosen: (receiver: Receiver) => void
}) => {
  const { t } = useTranslation()
  const { label } = useReferralWords()
  const { data } = useData<{ agencies: DirectoryAgency[] }>('/api/directory/agencies')
  const agencies = data?.agencies ?? []
  const before = draft.receiver
  const form = useForm({
    initial: {
      kind: (before && before.kind !== 'service' ? before.kind : '') as '' | 'agency' | 'external',
      agency: before?.kind === 'agency' ? before.agency.code : '',
      name: before?.kind === 'external' ? before.name : '',
      contact: before?.kind === 'external' ? before.contact : '',
    },
    check: ({ kind, agency, name }) => [
      ...(kind === '' ? [{ path: 'kind', code: 'required' }] : []),
      ...(kind === 'agency' && agency === '' ? [{ path: 'agency', code: 'required' }] : []),
      ...(kind === 'external' && name.trim() === '' ? [{ path: 'name', code: 'required' }] : []),
    ],
    submit: async (values) => ({ ok: true as const, data: values }),
    onDone: ({ kind, agency: code, name, contact }) => {
      const agency = agencies.find((each) => each.code === code)
      if (kind === 'external') onChosen({ kind, name, contact })
      else if (agency) onChosen({ kind: 'agency', agency })
    },
  })
  return (
    <form onSubmit={form.submit} noValidate>
      <ErrorSummary errors={form.errors} failure={form.failure} attempts={form.attempts} />
      <Radios
        {...form.field('kind')}
        big
        label={t('referrals.who.question')}
        options={(['agency', 'external'] as const).map((value) => ({
          value,
          label: t(`referrals.who.${value}`),
          hint: t(`referrals.who.${value}Hint`),
        }))}
      />
      {form.values.kind === 'agency' && (
        <SearchableSelect
          {...form.field('agency')}
          label={t('referrals.who.which')}
          options={agencies.map((each) => ({ value: each.code, label: label(each.labels) }))}
        />
      )}
      {form.values.kind === 'external' && (
        <>
          <TextInput {...form.field('name')} label={t('referrals.who.name')} maxLength={200} />
          <TextInput {...form.field('contact')} label={t('referrals.who.contact')} optional maxLength={300} />
        </>
      )}
      <Button type="submit" wide>
        {t('referrals.send.next')}
      </Button>
    </form>
  )
}
