import { useTranslation } from 'react-i18next'
import { LocalDate, Notice } from '../../desk/parts/index.ts'
import { currentPlan } from '../rules.ts'
import { type CaseScreenProps, Frame, onCase } from './case-screen.tsx'
import { DraftConflicts } from './draft-conflicts.tsx'
import { GoalsInForce } from './goals-table.tsx'
import { PlanHistory } from './plan-history.tsx'
import { PlanNextStep } from './plan-next-step.tsx'
import { PlanTag } from './plan-tag.tsx'
import { PrintPlan } from './print-plan.tsx'
import { ViewsCard } from './views-card.tsx'
import './plans.scss'

/** The individual plan of a case: what is next, goals and what was delivered, the child's views beside it. */
const PlanScreen = onCase((props) => {
  const { t } = useTranslation()
  const { opened } = props
  const plan = currentPlan(opened.file.plan)
  return (
    <Frame
      opened={opened}
      title={t('plans.title')}
      sub={<Sub {...props} />}
      aside={
        <>
          <ViewsCard {...props} />
          {plan && <PlanHistory {...props} plan={plan} />}
        </>
      }
    >
      <PlanNextStep {...props} />
      {plan && <DraftConflicts {...props} plan={plan} onSettled={props.reload} />}
      {plan ? <GoalsInForce {...props} plan={plan} /> : <Notice>{t('plans.none')}</Notice>}
      {plan && <PrintPlan opened={opened} planId={plan.planId} />}
    </Frame>
  )
})
export default PlanScreen

const Sub = ({ opened }: CaseScreenProps) => {
  const { t } = useTranslation()
  const plan = currentPlan(opened.file.plan)
  if (!plan) return null
  return (
    <p>
      <PlanTag plan={plan} /> {t('plans.version', { version: plan.version })}
      {plan.reviewOn && (
        <>
          {' '}
          · {t('plans.reviewOn')} <LocalDate value={plan.reviewOn} />
        </>
      )}
    </p>
  )
}
