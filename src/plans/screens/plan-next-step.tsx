import { useTranslation } from 'react-i18next'
import { LocalDate, NextStep, Notice } from '../../desk/parts/index.ts'
import { useMe } from '../../desk/session.tsx'
import type { Plan } from '../model.ts'
import { currentPlan, livePlan, missingForApproval, missingForSubmission } from '../rules.ts'
import { mayTry, type OpenedCase } from './case-data.ts'
import type { CaseScreenProps } from './case-screen.tsx'
import { today } from './day-text.ts'
import { ToDo, TodoLink } from './plan-todo.tsx'
import { SubmitPlan } from './submit-plan.tsx'

/** The one thing to do on the plan now, by whom, and what still stands before it. */
export const PlanNextStep = (props: CaseScreenProps) => {
  const { opened } = props
  const plan = livePlan(opened.file.plan)
  if (opened.file.case.status !== 'open') return null
  if (!plan) return <Beginning opened={opened} />
  return byStatus[plan.status]({ ...props, plan })
}

type StepProps = CaseScreenProps & { plan: Plan }

const Beginning = ({ opened }: { opened: OpenedCase }) => {
  const { t } = useTranslation()
  const path = `/cases/${opened.file.caseId}`
  const again = currentPlan(opened.file.plan) !== null
  const assessed = opened.file.plan.needs.last !== null
  if (again && !mayTry(opened, 'plan.drafted')) return null
  return (
    <NextStep title={t(assessed ? 'step.draft-plan' : 'step.assess-needs')}>
      {assessed
        ? mayTry(opened, 'plan.drafted') && (
            <TodoLink to={`${path}/plan/edit`}>{t('plans.do.draft')}</TodoLink>
          )
        : mayTry(opened, 'needs.assessed') && (
            <TodoLink to={`${path}/needs`}>{t('plans.do.assess')}</TodoLink>
          )}
    </NextStep>
  )
}

const Drafted = ({ opened, plan, reload }: StepProps) => {
  const { t } = useTranslation()
  const missing = missingForSubmission(opened.file, plan)
  const [first] = missing
  const writes = mayTry(opened, 'plan.drafted')
  const unanswered = first ? [] : missingForApproval(opened.file)
  return (
    <>
      <NextStep title={t(first ? (stepFor[first.code] ?? 'step.complete-plan') : 'step.submit-plan')}>
        {first && writes && <MendLink opened={opened} code={first.code} />}
        {!first && writes && <SubmitPlan opened={opened} plan={plan} onDone={reload} />}
      </NextStep>
      <ToDo opened={opened} problems={[...missing, ...unanswered]} />
      {writes && <EditLink opened={opened} quiet />}
    </>
  )
}

const stepFor: Record<string, string> = {
  'needs-not-assessed': 'step.assess-needs',
  'views-missing': 'step.record-views',
  'two-values': 'step.settle-conflict',
}

/** The way to mend the first thing that is missing; a conflict is settled on this very page. */
const MendLink = ({ opened, code }: { opened: OpenedCase; code: string }) => {
  const { t } = useTranslation()
  const path = `/cases/${opened.file.caseId}`
  if (code === 'needs-not-assessed') return <TodoLink to={`${path}/needs`}>{t('plans.do.assess')}</TodoLink>
  if (code === 'views-missing') return <TodoLink to={`${path}/views`}>{t('plans.views.record')}</TodoLink>
  return code === 'two-values' ? null : <EditLink opened={opened} />
}

const EditLink = ({ opened, quiet }: { opened: OpenedCase; quiet?: boolean }) => {
  const { t } = useTranslation()
  return (
    <TodoLink to={`/cases/${opened.file.caseId}/plan/edit`} quiet={quiet}>
      {t('plans.do.edit')}
    </TodoLink>
  )
}

const Submitted = ({ opened, plan }: StepProps) => {
  const { t } = useTranslation()
  const me = useMe()
  const decides = mayTry(opened, 'plan.approved')
  return (
    <>
      <NextStep title={t('step.decide-plan')} when={t('plans.submittedTimes', { count: plan.submission })}>
        {decides && !plan.authors.includes(me.account) && (
          <TodoLink to={`/cases/${opened.file.caseId}/plan/decide`}>{t('plans.do.decide')}</TodoLink>
        )}
      </NextStep>
      {decides && plan.authors.includes(me.account) && <Notice>{t('refusal.own-plan')}</Notice>}
      <ToDo opened={opened} problems={missingForApproval(opened.file)} />
    </>
  )
}

const Returned = ({ opened, plan }: StepProps) => {
  const { t } = useTranslation()
  return (
    <NextStep title={t('step.revise-plan')} when={plan.decisions.at(-1)?.text}>
      {mayTry(opened, 'plan.drafted') && <EditLink opened={opened} />}
    </NextStep>
  )
}

const Approved = ({ opened, plan }: StepProps) => {
  const { t } = useTranslation()
  const when = plan.reviewOn ? <LocalDate value={plan.reviewOn} /> : t('plans.reviewNotSet')
  const late = plan.reviewOn !== null && plan.reviewOn < today()
  return (
    <>
      <NextStep title={t('step.review-plan')} when={when} late={late}>
        {mayTry(opened, 'plan.reviewed') && (
          <TodoLink to={`/cases/${opened.file.caseId}/plan/review`}>{t('plans.do.review')}</TodoLink>
        )}
      </NextStep>
      <ToDo opened={opened} problems={missingForApproval(opened.file)} />
    </>
  )
}

const byStatus: Record<Plan['status'], (props: StepProps) => React.ReactNode> = {
  drafted: (props) => <Drafted {...props} />,
  submitted: (props) => <Submitted {...props} />,
  returned: (props) => <Returned {...props} />,
  approved: (props) => <Approved {...props} />,
  finished: () => null,
}
