import { useTranslation } from 'react-i18next'
import { post } from '../../desk/api.ts'
import { useForm } from '../../desk/forms.ts'
import { Button, ErrorSummary, TextArea } from '../../desk/parts/index.ts'

/** Takes the decision back; both records are again what they were, and the pair waits for a decision. */
export const ReopenForm = ({ reviewId, onDone }: { reviewId: string; onDone: () => void }) => {
  const { t } = useTranslation()
  const form = useForm({
    initial: { reasons: '' },
    submit: ({ reasons }, id) =>
      post(`/api/duplicates/${reviewId}/reopening`, {
        id,
        happenedAt: new Date().toISOString(),
        ...(reasons.trim() === '' ? {} : { reasons }),
      }),
    onDone,
  })
  return (
    <form onSubmit={form.submit} noValidate>
      <ErrorSummary errors={form.errors} failure={form.failure} attempts={form.attempts} />
      <TextArea {...form.field('reasons')} label={t('duplicates.reopen.reasons')} />
      <Button type="submit" kind="secondary" busy={form.sending}>
        {t('duplicates.reopen')}
      </Button>
    </form>
  )
}
