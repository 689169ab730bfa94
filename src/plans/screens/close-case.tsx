import { useTranslation } from 'react-i18next'
import { Redirect, useLocation } from 'wouter'
import { useForm } from '../../desk/forms.ts'
import { Button, ErrorSummary, Notice, Radios, TextArea } from '../../desk/parts/index.ts'
import { livePlan, unansweredViews } from '../rules.ts'
import { mayTry, record } from './case-data.ts'
import { type CaseScreenProps, Frame, onCase } from './case-screen.tsx'

/** Closes the case with a reason, and goes on to promising the follow-up. */
const CloseCase = onCase((props) => {
  const { t } = useTranslation()
  const { opened } = props
  if (!mayTry(opened, 'case.closed')) return <Redirect to={`/cases/${opened.file.caseId}`} replace />
  return (
    <Frame opened={opened} narrow title={t('plans.close.title')} sub={<p>{t('plans.close.sub')}</p>}>
      <StillOpen {...props} />
      <ReasonForm
        {...props}
        event="case.closed"
        vocabulary="closing-reason"
        then="/follow-up"
        action="plans.close.do"
      />
    </Frame>
  )
})
export default CloseCase

/** What closing would leave undone: shown, not forbidden. */
const StillOpen = ({ opened }: CaseScreenProps) => {
  const { t } = useTranslation()
  const plan = livePlan(opened.file.plan)
  const unanswered = unansweredViews(opened.file.plan).length
  if (!plan && unanswered === 0) return null
  return (
    <Notice tone="warning" title={t('plans.close.stillOpen')}>
      <ul>
        {plan && <li>{t('plans.close.planNotFinished', { status: t(`plans.status.${plan.status}`) })}</li>}
        {unanswered > 0 && <li>{t('refusal.views-unanswered', { count: unanswered })}</li>}
      </ul>
    </Notice>
  )
}

interface ReasonProps extends CaseScreenProps {
  event: 'case.closed' | 'case.reopened'
  vocabulary: string
  /** Where to go on to, below the case. */
  then: string
  action: string
}

/** A reason from the list, and a note; for closing and for reopening. */
export const ReasonForm = ({ opened, words, event, vocabulary, then, action }: ReasonProps) => {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const form = useForm({
    initial: { reason: '', note: '' },
    check: ({ reason }) => (reason === '' ? [{ path: 'reason', code: 'required' }] : []),
    submit: ({ reason, note }, eventId) =>
      record(opened, eventId, event, { reason, ...(note.trim() ? { note: note.trim() } : {}) }),
    onDone: () => navigate(`/cases/${opened.file.caseId}${then}`),
  })
  return (
    <form noValidate onSubmit={form.submit}>
      <ErrorSummary errors={form.errors} failure={form.failure} attempts={form.attempts} />
      <Radios {...form.field('reason')} label={t('plans.reason')} options={words.options(vocabulary)} />
      <TextArea {...form.field('note')} label={t('plans.reasonNote')} optional rows={3} limit={1000} />
      <Button type="submit" busy={form.sending}>
        {t(action)}
      </Button>
    </form>
  )
}
