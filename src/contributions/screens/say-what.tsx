import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { post } from '../../desk/api.ts'
import { useForm } from '../../desk/forms.ts'
import { Button, Checkbox, ErrorSummary, Select, TextInput } from '../../desk/parts/index.ts'
import { useWords } from '../../desk/reference.ts'
import { measures } from '../model.ts'
import { yearProblems } from './year-problems.ts'

/** What the people of a file are counted as, and whether they agreed. */
export const SayWhat = ({ content, saysConsent }: { content: string; saysConsent: boolean }) => {
  const { t } = useTranslation()
  const word = useWords()
  const [, navigate] = useLocation()
  const form = useForm({
    initial: { measure: '', year: '', everyoneAgreed: false },
    labels: { measure: t('contributions.measure'), year: t('contributions.year') },
    check: ({ measure, year, everyoneAgreed }) => [
      ...(measure === '' ? [{ path: 'measure', code: 'required' }] : []),
      ...yearProblems('year', year),
      ...(saysConsent || everyoneAgreed ? [] : [{ path: 'everyoneAgreed', code: 'required' }]),
    ],
    submit: ({ measure, year, everyoneAgreed }, contributionId) =>
      post('/api/contributions/tokens', {
        ...{ contributionId, content, measure, everyoneAgreed, year: Number(year) },
      }),
    onDone: () => navigate('/contributions'),
  })
  const options = measures.map((value) => ({ value, label: word('published-measure', value) }))
  return (
    <form onSubmit={form.submit} noValidate>
      <ErrorSummary errors={form.errors} failure={form.failure} attempts={form.attempts} />
      <Select {...form.field('measure')} label={t('contributions.measure')} options={options} />
      <TextInput
        {...form.field('year')}
        label={t('contributions.year')}
        inputMode="numeric"
        maxLength={4}
        width="short"
      />
      {!saysConsent && <Checkbox {...form.field('everyoneAgreed')} label={t('contributions.all-agreed')} />}
      <Button type="submit" busy={form.sending}>
        {t('contributions.tokens.send')}
      </Button>
    </form>
  )
}
