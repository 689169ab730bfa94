import { useTranslation } from 'react-i18next'
import { post } from '../../desk/api.ts'
import { useForm } from '../../desk/forms.ts'
import { Button, ErrorSummary, Radios, TextArea } from '../../desk/parts/index.ts'

/** Same, different or cannot tell, and why in the reviewer's own words if they wish. */
export const DecideForm = ({ reviewId, onDone }: { reviewId: string; onDone: () => void }) => {
  const { t } = useTranslation()
  const form = useForm({
    initial: { found: '', reasons: '' },
    labels: { found: t('duplicates.decide') },
    check: ({ found }) => (found === '' ? [{ path: 'found', code: 'required' }] : []),
    submit: ({ found, reasons }, id) =>
      post(`/api/duplicates/${reviewId}/decision`, {
        id,
        found,
        happenedAt: new Date().toISOString(),
        ...(reasons.trim() === '' ? {} : { reasons }),
      }),
    onDone,
  })
  const options = (['merged', 'different', 'cannot-tell'] as const).map((value) => ({
    value,
    label: t(`duplicates.choice.${value}`),
  }))
  return (
    <form onSubmit={form.submit} noValidate>
      <ErrorSummary errors={form.errors} failure={form.failure} attempts={form.attempts} />
      <Radios {...form.field('found')} label={t('duplicates.decide')} options={options} />
      <TextArea {...form.field('reasons')} label={t('duplicates.reasons')} />
      <Button type="submit" busy={form.sending}>
        {t('duplicates.decide.do')}
      </Button>
    </form>
  )
}
