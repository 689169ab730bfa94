import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { useForm } from '../../desk/forms.ts'
import { Button, ErrorSummary, Notice, PartialDate, Radios, TextArea } from '../../desk/parts/index.ts'
import { useMe } from '../../desk/session.tsx'
import type { Plan, PlanReviewed } from '../model.ts'
import { livePlan } from '../rules.ts'
import { record, whyNot } from './case-data.ts'
import { type CaseScreenProps, Frame, onCase } from './case-screen.tsx'
import { dayIssues, dayTextOf, readWholeDay } from './day-text.ts'
import { GoalsInForce } from './goals-table.tsx'
import { ViewsCard } from './views-card.tsx'
import './plans.scss'

const outcomes: PlanReviewed['outcome'][] = ['continue', 'revise', 'finish']

/** Looks at the plan after a time: what has changed, and whether it goes on, is written anew, or is done. */
const ReviewPlan = onCase((props) => {
  const { t } = useTranslation()
  const plan = livePlan(props.opened.file.plan)
  return (
    <Frame opened={props.opened} toPlan title={t('plans.review.title')} aside={<ViewsCard {...props} />}>
      {plan ? <ReviewForm {...props} plan={plan} /> : <Notice>{t('plans.none')}</Notice>}
    </Frame>
  )
})
export default ReviewPlan

const ReviewForm = (props: CaseScreenProps & { plan: Plan }) => {
  const { opened, plan } = props
  const { t } = useTranslation()
  const me = useMe()
  const [, navigate] = useLocation()
  const form = useForm({
    initial: { finding: '', outcome: '' as PlanReviewed['outcome'] | '', nextReviewOn: dayTextOf(null) },
    check: ({ finding, outcome, nextReviewOn }) => [
      ...(finding.trim() === '' ? [{ path: 'finding', code: 'required' }] : []),
      ...(outcome === '' ? [{ path: 'outcome', code: 'required' }] : []),
      ...(outcome === 'continue' ? dayIssues('nextReviewOn', nextReviewOn, { optional: true }) : []),
    ],
    submit: ({ finding, outcome, nextReviewOn }, eventId) => {
      const next = outcome === 'continue' ? readWholeDay(nextReviewOn).day : null
      return record(opened, eventId, 'plan.reviewed', {
        planId: plan.planId,
        finding: finding.trim(),
        outcome,
        ...(next ? { nextReviewOn: next } : {}),
      })
    },
    onDone: () => navigate(`/cases/${opened.file.caseId}/plan`),
  })
  const refusal = whyNot(opened, me, 'plan.reviewed', {
    planId: plan.planId,
    finding: '',
    outcome: 'continue',
  })
  if (refusal) return <Notice tone="warning">{t(`refusal.${refusal.code}`, { ...refusal.params })}</Notice>
  return (
    <>
      <GoalsInForce {...props} />
      <form noValidate onSubmit={form.submit}>
        <h2>{t('plans.review.heading')}</h2>
        <ErrorSummary errors={form.errors} failure={form.failure} attempts={form.attempts} />
        <TextArea
          {...form.field('finding')}
          label={t('plans.review.finding')}
          hint={t('plans.review.findingHint')}
          limit={4000}
        />
        <Radios
          {...form.field('outcome')}
          label={t('plans.review.outcome')}
          options={outcomes.map((value) => ({
            value,
            label: t(`plans.review.${value}`),
            hint: t(`plans.review.${value}Hint`),
          }))}
        />
        {form.values.outcome === 'continue' && (
          <PartialDate
            {...form.field('nextReviewOn')}
            label={t('plans.review.next')}
            hint={t('plans.edit.reviewHint')}
            mustBeKnown
          />
        )}
        <Button type="submit" busy={form.sending}>
          {t('plans.save')}
        </Button>
      </form>
    </>
  )
}
