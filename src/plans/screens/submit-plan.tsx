import { useTranslation } from 'react-i18next'
import { useForm } from '../../desk/forms.ts'
import { Button, ErrorSummary } from '../../desk/parts/index.ts'
import type { Plan } from '../model.ts'
import { type OpenedCase, record } from './case-data.ts'

/** Lays the plan before the commission; the refusal, when there is one, stays in sight. */
export const SubmitPlan = ({
  opened,
  plan,
  onDone,
}: {
  opened: OpenedCase
  plan: Plan
  onDone: () => void
}) => {
  const { t } = useTranslation()
  const form = useForm({
    initial: {},
    submit: (_, eventId) => record(opened, eventId, 'plan.submitted', { planId: plan.planId }),
    onDone,
  })
  return (
    <>
      <ErrorSummary errors={form.errors} failure={form.failure} attempts={form.attempts} />
      <Button onClick={() => form.submit()} busy={form.sending}>
        {t('plans.do.submit')}
      </Button>
    </>
  )
}
