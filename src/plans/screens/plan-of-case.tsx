import { useTranslation } from 'react-i18next'
import type { CaseSlice } from '../../cases/model.ts'
import { Facts, Link, LocalDate, Tag } from '../../desk/parts/index.ts'
import type { PlanSlice } from '../model.ts'
import { actionsOf, currentPlan, deliveriesOf, inForce, unansweredViews } from '../rules.ts'
import { PlanTag } from './plan-tag.tsx'

export interface PlanOfCaseProps {
  file: { caseId: string; case: CaseSlice; plan: PlanSlice }
}

/** The plan in a few lines, for the screen of the case: where it stands, how much was given, when it is looked at again. */
export const PlanOfCase = ({ file }: PlanOfCaseProps) => {
  const { t } = useTranslation()
  const plan = currentPlan(file.plan)
  const path = `/cases/${file.caseId}`
  const waiting = file.plan.followUps.filter((each) => each.recorded === null).map((each) => each.on)
  const unanswered = unansweredViews(file.plan).length
  const actions = plan ? actionsOf(inForce(plan)) : []
  const given = actions.filter(
    (action) => plan && deliveriesOf(file.plan, plan, action).some((each) => each.delivery === 'delivered'),
  )
  const nextFollowUp = waiting.sort()[0]
  return (
    <section aria-labelledby="plan-of-case">
      <h2 id="plan-of-case">{t('plans.title')}</h2>
      <Facts
        items={[
          {
            key: 'status',
            label: t('plans.of.status'),
            value: plan ? <PlanTag plan={plan} /> : t('plans.none'),
            action: <Link to={`${path}/plan`}>{t('plans.of.open')}</Link>,
          },
          ...(actions.length > 0
            ? [
                {
                  key: 'given',
                  label: t('plans.of.given'),
                  value: t('plans.of.givenOf', { given: given.length, of: actions.length }),
                },
              ]
            : []),
          ...(plan?.status === 'approved'
            ? [
                {
                  key: 'review',
                  label: t('plans.of.review'),
                  value: plan.reviewOn ? <LocalDate value={plan.reviewOn} /> : t('plans.reviewNotSet'),
                },
              ]
            : []),
          ...(unanswered > 0
            ? [
                {
                  key: 'views',
                  label: t('plans.views.title'),
                  value: <Tag tone="ochre">{t('plans.of.unanswered', { count: unanswered })}</Tag>,
                  action: <Link to={`${path}/views`}>{t('plans.views.open')}</Link>,
                },
              ]
            : []),
          {
            key: 'follow-up',
            label: t('plans.followUp.title'),
            value: nextFollowUp ? <LocalDate value={nextFollowUp} /> : t('plans.followUp.nonePlanned'),
            action: <Link to={`${path}/follow-up`}>{t('plans.followUp.open')}</Link>,
          },
        ]}
      />
    </section>
  )
}
