import { useTranslation } from 'react-i18next'
import { useForm } from '../../desk/forms.ts'
import { Button, ErrorSummary, Radios } from '../../desk/parts/index.ts'
import { useVocabulary } from '../../desk/reference.ts'
import { urgencyFor } from './draft.ts'
import type { StepProps } from './step-props.ts'

/** How soon an answer is needed; a person decides this, and the program reminds by it. */
export const UrgencyStep = ({ opened, draft, onAnswer }: StepProps) => {
  const { t } = useTranslation()
  const urgencies = useVocabulary('urgency')
  const fromAssessment = draft.urgency !== '' && draft.urgency === urgencyFor(opened.file, draft.need)
  const form = useForm({
    initial: { urgency: draft.urgency },
    check: ({ urgency }) => (urgency === '' ? [{ path: 'urgency', code: 'required' }] : []),
    submit: async (values) => ({ ok: true as const, data: values }),
    onDone: onAnswer,
  })
  return (
    <form onSubmit={form.submit} noValidate>
      <ErrorSummary errors={form.errors} failure={form.failure} attempts={form.attempts} />
      <Radios
        {...form.field('urgency')}
        big
        label={t('referrals.urgency.question')}
        hint={t(fromAssessment ? 'referrals.urgency.fromAssessment' : 'referrals.urgency.hint')}
        options={urgencies}
      />
      <Button type="submit" wide>
        {t('referrals.send.next')}
      </Button>
    </form>
  )
}
