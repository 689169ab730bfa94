import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isChild } from '../../cases/rules.ts'
import { newId } from '../../desk/events.ts'
import { useForm } from '../../desk/forms.ts'
import { Button, ErrorSummary, Radios, Select, TextArea } from '../../desk/parts/index.ts'
import { record } from './case-data.ts'
import type { CaseScreenProps } from './case-screen.tsx'

/** Who speaks: the child or person themselves, or a guardian beside them; the first kind is what a decision needs. */
const speakersFor = (child: boolean) =>
  child ? (['child', 'guardian'] as const) : (['person', 'guardian'] as const)

export const RecordViews = ({ opened, words, reload }: CaseScreenProps) => {
  const { t } = useTranslation()
  const [viewsId, setViewsId] = useState(newId)
  const speakers = speakersFor(isChild(opened.file.case) !== false)
  const form = useForm({
    initial: {
      givenBy: speakers[0] as string,
      told: '' as '' | 'yes' | 'no',
      views: '',
      how: '',
      notObtainable: '',
    },
    check: ({ told, views, notObtainable }) => {
      if (told === '') return [{ path: 'told', code: 'required' }]
      if (told === 'yes') return views.trim() === '' ? [{ path: 'views', code: 'required' }] : []
      return notObtainable === '' ? [{ path: 'notObtainable', code: 'required' }] : []
    },
    submit: ({ givenBy, told, views, how, notObtainable }, eventId) =>
      record(opened, eventId, 'views.recorded', {
        viewsId,
        givenBy,
        ...(told === 'yes' ? { views: views.trim(), ...(how ? { how } : {}) } : { notObtainable }),
      }),
    onDone: () => {
      setViewsId(newId())
      form.reset()
      reload()
    },
  })
  return (
    <form noValidate onSubmit={form.submit}>
      <h2>{t('plans.views.record')}</h2>
      <ErrorSummary errors={form.errors} failure={form.failure} attempts={form.attempts} />
      <Radios
        {...form.field('givenBy')}
        row
        label={t('plans.views.who')}
        options={speakers.map((value) => ({ value: value as string, label: t(`plans.views.by.${value}`) }))}
      />
      <Radios
        {...form.field('told')}
        label={t('plans.views.told')}
        options={[
          { value: 'yes', label: t('plans.views.toldYes') },
          { value: 'no', label: t('plans.views.toldNo') },
        ]}
      />
      {form.values.told === 'yes' && (
        <>
          <TextArea
            {...form.field('views')}
            label={t('plans.views.words')}
            hint={t('plans.views.wordsHint')}
            limit={4000}
          />
          <Select
            {...form.field('how')}
            label={t('plans.views.how')}
            optional
            options={words.options('views-method')}
          />
        </>
      )}
      {form.values.told === 'no' && (
        <Radios
          {...form.field('notObtainable')}
          label={t('plans.views.why')}
          options={words.options('views-obstacle')}
        />
      )}
      <Button type="submit" busy={form.sending}>
        {t('plans.save')}
      </Button>
    </form>
  )
}
