import { useTranslation } from 'react-i18next'
import { useForm } from '../../desk/forms.ts'
import { Button, ErrorSummary, Radios } from '../../desk/parts/index.ts'
import { record } from './case-data.ts'
import type { CaseScreenProps } from './case-screen.tsx'

/** The risk taken together, on a phone; at a desk it stands under the table. */
export const OverallRisk = ({ opened, words, reload }: CaseScreenProps) => {
  const { t } = useTranslation()
  const before = opened.file.plan.risk ?? ''
  const form = useForm({
    initial: { risk: before },
    check: ({ risk }) => (risk === '' || risk === before ? [{ path: 'risk', code: 'nothing-given' }] : []),
    submit: ({ risk }, eventId) => record(opened, eventId, 'needs.assessed', { domains: {}, risk }),
    onDone: reload,
  })
  return (
    <form noValidate onSubmit={form.submit}>
      <ErrorSummary errors={form.errors} failure={form.failure} attempts={form.attempts} />
      <Radios
        {...form.field('risk')}
        label={t('plans.needs.overall')}
        hint={t('plans.needs.overallHint')}
        options={words.options('risk-level')}
      />
      <Button type="submit" wide busy={form.sending}>
        {t('plans.save')}
      </Button>
    </form>
  )
}
