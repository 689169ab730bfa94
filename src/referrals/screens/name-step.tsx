import { useTranslation } from 'react-i18next'
import { useForm } from '../../desk/forms.ts'
import { Button, ErrorSummary, Radios } from '../../desk/parts/index.ts'
import { isByDocument } from './draft.ts'
import type { StepProps } from './step-props.ts'

/** Whether the receiver may open the name once it has accepted. */
export const NameStep = ({ draft, onAnswer }: StepProps) => {
  const { t } = useTranslation()
  const paper = draft.receiver !== null && isByDocument(draft.receiver)
  const form = useForm({
    initial: { name: draft.shareIdentity === null ? '' : draft.shareIdentity ? 'yes' : 'no' },
    check: ({ name }) => (name === '' ? [{ path: 'name', code: 'required' }] : []),
    submit: async (values) => ({ ok: true as const, data: values }),
    onDone: ({ name }) => onAnswer({ shareIdentity: name === 'yes', ground: null }),
  })
  return (
    <form onSubmit={form.submit} noValidate>
      <ErrorSummary errors={form.errors} failure={form.failure} attempts={form.attempts} />
      <Radios
        {...form.field('name')}
        big
        label={t('referrals.name.question')}
        hint={t(paper ? 'referrals.name.hintPaper' : 'referrals.name.hint')}
        options={['yes', 'no'].map((value) => ({ value, label: t(`referrals.name.${value}`) }))}
      />
      <Button type="submit" wide>
        {t('referrals.send.next')}
      </Button>
    </form>
  )
}
