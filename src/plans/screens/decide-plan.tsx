import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { useForm } from '../../desk/forms.ts'
import { Button, ErrorSummary, Notice, Radios, TextArea } from '../../desk/parts/index.ts'
import { useMe } from '../../desk/session.tsx'
import type { Plan } from '../model.ts'
import { goalsOf, livePlan, missingForApproval } from '../rules.ts'
import { record, whyNot } from './case-data.ts'
import { type CaseScreenProps, Frame, onCase } from './case-screen.tsx'
import { Goals } from './goals-table.tsx'
import { NeedsCards } from './needs-cards.tsx'
import { ToDo } from './plan-todo.tsx'
import { ViewsCard } from './views-card.tsx'
import './plans.scss'

/** The commission reads the plan with the needs and the child's views, and approves it or sends it back. */
const DecidePlan = onCase((props) => {
  const { t } = useTranslation()
  const { opened, words } = props
  const plan = livePlan(opened.file.plan)
  return (
    <Frame opened={opened} toPlan title={t('plans.decide.title')} aside={<ViewsCard {...props} />}>
      {plan ? (
        <>
          <h2>{t('plans.goals')}</h2>
          <Goals goals={goalsOf(plan.draft)} words={words} />
          <details className="plans-suggest">
            <summary>{t('plans.needs.title')}</summary>
            <NeedsCards opened={opened} words={words} writable={false} />
          </details>
          <Decision {...props} plan={plan} />
        </>
      ) : (
        <Notice>{t('plans.none')}</Notice>
      )}
    </Frame>
  )
})
export default DecidePlan

const Decision = ({ opened, plan }: CaseScreenProps & { plan: Plan }) => {
  const { t } = useTranslation()
  const me = useMe()
  const [, navigate] = useLocation()
  // What is on the screen now is what is decided on, also when somebody sends a newer text meanwhile.
  const [submission] = useState(plan.submission)
  const refusal = whyNot(opened, me, 'plan.returned', { planId: plan.planId, reasons: '' })
  const unanswered = missingForApproval(opened.file)
  const form = useForm({
    initial: { outcome: '' as '' | 'approve' | 'return', note: '', reasons: '' },
    check: ({ outcome, reasons }) => {
      if (outcome === '') return [{ path: 'outcome', code: 'required' }]
      return outcome === 'return' && reasons.trim() === '' ? [{ path: 'reasons', code: 'required' }] : []
    },
    submit: ({ outcome, note, reasons }, eventId) =>
      outcome === 'approve'
        ? record(opened, eventId, 'plan.approved', {
            planId: plan.planId,
            submission,
            ...(note.trim() ? { note: note.trim() } : {}),
          })
        : record(opened, eventId, 'plan.returned', {
            planId: plan.planId,
            submission,
            reasons: reasons.trim(),
          }),
    onDone: () => navigate(`/cases/${opened.file.caseId}/plan`),
  })
  if (refusal) return <Notice tone="warning">{t(`refusal.${refusal.code}`, { ...refusal.params })}</Notice>
  return (
    <form noValidate onSubmit={form.submit}>
      <h2>{t('plans.decide.heading')}</h2>
      <ErrorSummary errors={form.errors} failure={form.failure} attempts={form.attempts} />
      <ToDo opened={opened} problems={unanswered} />
      <Radios
        {...form.field('outcome')}
        label={t('plans.decide.outcome')}
        options={[
          { value: 'approve', label: t('plans.decide.approve') },
          { value: 'return', label: t('plans.decide.return') },
        ]}
      />
      {form.values.outcome === 'approve' && (
        <TextArea {...form.field('note')} label={t('plans.decide.note')} optional limit={2000} />
      )}
      {form.values.outcome === 'return' && (
        <TextArea
          {...form.field('reasons')}
          label={t('plans.decide.reasons')}
          hint={t('plans.decide.reasonsHint')}
          limit={2000}
        />
      )}
      <Button type="submit" busy={form.sending}>
        {t('plans.decide.record')}
      </Button>
    </form>
  )
}
