import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useForm } from '../../desk/forms.ts'
import { Button, ErrorSummary, Radios, TextArea } from '../../desk/parts/index.ts'
import type { Views } from '../model.ts'
import { record } from './case-data.ts'
import type { CaseScreenProps } from './case-screen.tsx'

/** The answer to what somebody said; it can be given again when the plan changes, and every answer is kept. */
export const AnswerViews = ({ opened, words, reload, views }: CaseScreenProps & { views: Views }) => {
  const { t } = useTranslation()
  const [open, setOpen] = useState(views.answers.length === 0)
  const form = useForm({
    initial: { answer: '', note: '' },
    check: ({ answer, note }) => {
      if (answer === '') return [{ path: 'answer', code: 'required' }]
      return answer !== 'followed' && note.trim() === '' ? [{ path: 'note', code: 'reason-missing' }] : []
    },
    submit: ({ answer, note }, eventId) =>
      record(opened, eventId, 'views.answered', {
        viewsId: views.viewsId,
        answer,
        ...(note.trim() ? { note: note.trim() } : {}),
      }),
    onDone: () => {
      setOpen(false)
      form.reset()
      reload()
    },
  })
  if (!open)
    return (
      <Button kind="text" onClick={() => setOpen(true)}>
        {t('plans.views.answerAgain')}
      </Button>
    )
  return (
    <form noValidate onSubmit={form.submit}>
      <ErrorSummary errors={form.errors} failure={form.failure} attempts={form.attempts} />
      <Radios
        {...form.field('answer')}
        label={t('plans.views.answer')}
        options={words.options('views-answer')}
      />
      <TextArea
        {...form.field('note')}
        label={t('plans.views.answerWords')}
        hint={t('plans.views.answerHint')}
        rows={3}
        limit={2000}
      />
      <Button type="submit" kind="secondary" busy={form.sending}>
        {t('plans.views.answerSave')}
      </Button>
    </form>
  )
}
