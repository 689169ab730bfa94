import { useTranslation } from 'react-i18next'
import { post } from '../../desk/api.ts'
import { useForm } from '../../desk/forms.ts'
import { Button, ErrorSummary, Notice, Radios } from '../../desk/parts/index.ts'
import { type Way, ways } from '../model.ts'

/** The agency's choice; until it is made nothing is accepted. */
export const ChooseWay = ({ way, onChosen }: { way: Way | null; onChosen: () => void }) => {
  const { t } = useTranslation()
  const form = useForm<{ way: Way | '' }>({
    initial: { way: way ?? '' },
    labels: { way: t('contributions.way') },
    check: (values) => (values.way === '' ? [{ path: 'way', code: 'required' }] : []),
    submit: (values, choiceId) => post('/api/contributions/way', { choiceId, way: values.way }),
    onDone: onChosen,
  })
  const options = ways.map((value) => ({
    value,
    label: t(`contributions.way.${value}`),
    hint: t(`contributions.way-hint.${value}`),
  }))
  return (
    <form onSubmit={form.submit} noValidate className="contributions__form">
      {way === null && (
        <Notice tone="warning">
          <p>{t('contributions.nothing-chosen')}</p>
        </Notice>
      )}
      <ErrorSummary errors={form.errors} failure={form.failure} attempts={form.attempts} />
      <Radios
        {...form.field('way')}
        label={t('contributions.way')}
        hint={t('contributions.way-narrower')}
        options={options}
      />
      {form.values.way !== (way ?? '') && (
        <Button type="submit" busy={form.sending}>
          {t('contributions.choose')}
        </Button>
      )}
    </form>
  )
}
