import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { post } from '../../desk/api.ts'
import { useForm } from '../../desk/forms.ts'
import { Button, ErrorSummary, Screen, Select, TextInput } from '../../desk/parts/index.ts'
import { useWords } from '../../desk/reference.ts'
import { measures, populations } from '../model.ts'
import { yearProblems } from './year-problems.ts'

/** One number the agency says of itself; it is linked with nothing. */
const SendNumbers = () => {
  const { t } = useTranslation()
  const word = useWords()
  const [, navigate] = useLocation()
  const form = useForm({
    initial: { measure: '', year: '', population: 'all ages', count: '' },
    labels: {
      measure: t('contributions.measure'),
      year: t('contributions.year'),
      count: t('contributions.count'),
    },
    check: ({ measure, year, count }) => [
      ...(measure === '' ? [{ path: 'measure', code: 'required' }] : []),
      ...yearProblems('year', year),
      ...(/^\d{1,5}$/.test(count.trim()) ? [] : [{ path: 'count', code: 'not-a-count' }]),
    ],
    submit: ({ measure, year, population, count }, contributionId) =>
      post('/api/contributions/numbers', {
        contributionId,
        numbers: [{ measure, year: Number(year), population, count: Number(count) }],
      }),
    onDone: () => navigate('/contributions'),
  })
  return (
    <Screen
      narrow
      title={t('contributions.numbers.title')}
      sub={<p>{t('contributions.numbers.sub')}</p>}
      back={{ to: '/contributions', label: t('contributions.title') }}
    >
      <form onSubmit={form.submit} noValidate>
        <ErrorSummary errors={form.errors} failure={form.failure} attempts={form.attempts} />
        <Select
          {...form.field('measure')}
          label={t('contributions.measure')}
          options={measures.map((value) => ({ value, label: word('published-measure', value) }))}
        />
        <TextInput
          {...form.field('year')}
          label={t('contributions.year')}
          inputMode="numeric"
          maxLength={4}
          width="short"
        />
        <Select
          {...form.field('population')}
          label={t('contributions.population')}
          empty={false}
          options={populations.map((value) => ({
            value,
            label: t(`contributions.population.${value.replace(' ', '-')}`),
          }))}
        />
        <TextInput
          {...form.field('count')}
          label={t('contributions.count')}
          inputMode="numeric"
          maxLength={5}
          width="short"
        />
        <Button type="submit" busy={form.sending}>
          {t('contributions.numbers.send')}
        </Button>
      </form>
    </Screen>
  )
}
export default SendNumbers
