import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { useForm } from '../../desk/forms.ts'
import {
  Button,
  ErrorSummary,
  Facts,
  LocalDate,
  Notice,
  PartialDate,
  Radios,
  TextArea,
} from '../../desk/parts/index.ts'
import { useMe } from '../../desk/session.tsx'
import type { Plan, PlanAction } from '../model.ts'
import { currentPlan, deliveriesOf, findApprovedAction } from '../rules.ts'
import { record, whyNot } from './case-data.ts'
import { type CaseScreenProps, Frame, onCase } from './case-screen.tsx'
import { dayIssues, dayTextOf, readWholeDay, today } from './day-text.ts'
import { whoOf } from './goals-table.tsx'

/** Records that help of the plan was given, in part, or not. */
const DeliverAction = onCase((props) => {
  const { t } = useTranslation()
  const { opened, params } = props
  const plan = currentPlan(opened.file.plan)
  const action = plan && findApprovedAction(plan, params.actionId ?? '')
  return (
    <Frame opened={opened} toPlan narrow title={t('plans.deliver.title')}>
      {plan && action ? (
        <DeliveryForm {...props} plan={plan} action={action} />
      ) : (
        <Notice tone="warning">{t('refusal.action-not-approved')}</Notice>
      )}
    </Frame>
  )
})
export default DeliverAction

type Props = CaseScreenProps & { plan: Plan; action: PlanAction }

const DeliveryForm = ({ opened, words, plan, action }: Props) => {
  const { t } = useTranslation()
  const me = useMe()
  const [, navigate] = useLocation()
  const dataOf = (values: { delivery: string; on: ReturnType<typeof dayTextOf>; note: string }) => ({
    planId: plan.planId,
    actionId: action.actionId,
    delivery: values.delivery,
    on: readWholeDay(values.on).day ?? '',
    ...(values.note.trim() ? { note: values.note.trim() } : {}),
  })
  const form = useForm({
    initial: { delivery: '', on: dayTextOf(today()), note: '' },
    check: ({ delivery, on }) => [
      ...(delivery === '' ? [{ path: 'delivery', code: 'required' }] : []),
      ...dayIssues('on', on),
    ],
    submit: (values, eventId) => record(opened, eventId, 'action.delivered', dataOf(values)),
    onDone: () => navigate(`/cases/${opened.file.caseId}/plan`),
  })
  const refusal = whyNot(opened, me, 'action.delivered', { ...dataOf(form.values), on: '' })
  const done = deliveriesOf(opened.file.plan, plan, action)
  return (
    <>
      <Facts
        items={[
          { key: 'what', label: t('plans.action.what'), value: action.what },
          { key: 'who', label: t('plans.action.who'), value: whoOf(action, words) },
          {
            key: 'due',
            label: t('plans.action.due'),
            value: action.dueOn ? <LocalDate value={action.dueOn} /> : null,
          },
          ...done.map((each) => ({
            key: each.eventId,
            label: words.word('service-delivery', each.delivery),
            value: (
              <>
                <LocalDate value={each.on} /> {each.note}
              </>
            ),
          })),
        ]}
      />
      {refusal ? (
        <Notice tone="warning">{t(`refusal.${refusal.code}`, { ...refusal.params })}</Notice>
      ) : (
        <form noValidate onSubmit={form.submit}>
          <ErrorSummary errors={form.errors} failure={form.failure} attempts={form.attempts} />
          <Radios
            {...form.field('delivery')}
            label={t('plans.deliver.delivery')}
            options={words.options('service-delivery')}
          />
          <PartialDate {...form.field('on')} label={t('plans.deliver.on')} mustBeKnown />
          <TextArea {...form.field('note')} label={t('plans.deliver.note')} optional rows={3} limit={2000} />
          <Button type="submit" busy={form.sending}>
            {t('plans.save')}
          </Button>
        </form>
      )}
    </>
  )
}
