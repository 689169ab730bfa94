import { useTranslation } from 'react-i18next'
import { DataTable, Link, LocalDate, Tag, type Tone } from '../../desk/parts/index.ts'
import type { Plan, PlanAction, PlanGoal } from '../model.ts'
import { deliveriesOf, goalsOf, inForce } from '../rules.ts'
import { mayTry, type OpenedCase } from './case-data.ts'
import type { CaseScreenProps } from './case-screen.tsx'
import type { Words } from './use-lists.ts'

interface Props {
  opened: OpenedCase
  words: Words
  plan: Plan
}

/** The goals people work under now; while a new text is being written, that text stands above the one in force. */
export const GoalsInForce = ({ opened, words, plan }: CaseScreenProps & { plan: Plan }) => {
  const { t } = useTranslation()
  const version = inForce(plan)
  const writing = plan.status !== 'approved' && plan.status !== 'finished'
  return (
    <>
      {writing && (
        <section>
          <h2>{t(version ? 'plans.newText' : 'plans.goals')}</h2>
          <Goals goals={goalsOf(plan.draft)} words={words} />
        </section>
      )}
      {version && (
        <section>
          <h2>{t(writing ? 'plans.textInForce' : 'plans.goals')}</h2>
          <Goals goals={version.goals} words={words} delivery={{ opened, words, plan }} />
        </section>
      )}
    </>
  )
}

interface GoalsProps {
  goals: PlanGoal[]
  words: Words
  /** Shows what was delivered for each action, and the way to record it. */
  delivery?: Props
}

/** Goals with their actions: what, who, by when. */
export const Goals = ({ goals, words, delivery }: GoalsProps) =>
  goals.map((goal) => (
    <div key={goal.goalId} className="plans-goal">
      <h3>
        {goal.goal} <Tag>{words.word('plan-goal-area', goal.area)}</Tag>
      </h3>
      <Actions goal={goal} words={words} delivery={delivery} />
    </div>
  ))

const Actions = ({
  goal,
  words,
  delivery,
}: {
  goal: PlanGoal
  words: Words
  delivery?: Props | undefined
}) => {
  const { t } = useTranslation()
  const columns = [
    {
      key: 'what',
      label: t('plans.action.what'),
      cell: (action: PlanAction) => (
        <>
          {action.what}
          {action.serviceKind && (
            <small className="quiet plans-note">{words.word('service-kind', action.serviceKind)}</small>
          )}
        </>
      ),
    },
    { key: 'who', label: t('plans.action.who'), cell: (action: PlanAction) => whoOf(action, words) },
    {
      key: 'due',
      label: t('plans.action.due'),
      cell: (action: PlanAction) =>
        action.dueOn ? (
          <LocalDate value={action.dueOn} />
        ) : (
          <span className="quiet">{t('desk.notKnown')}</span>
        ),
    },
  ]
  const state = {
    key: 'state',
    label: t('plans.action.state'),
    cell: (action: PlanAction) => delivery && <Delivered {...delivery} action={action} />,
  }
  return (
    <DataTable
      caption={goal.goal}
      captionHidden
      rows={goal.actions}
      rowKey={(action) => action.actionId}
      columns={delivery ? [...columns, state] : columns}
    />
  )
}

/** The agency, the person in their life, or both. */
export const whoOf = (action: PlanAction, words: Words): string =>
  [
    action.agency && words.agency(action.agency),
    action.who && action.who !== 'agency' && words.word('plan-actor', action.who),
  ]
    .filter(Boolean)
    .join(' · ')

const tones: Record<string, Tone> = { delivered: 'green', partly: 'ochre', 'not-delivered': 'red' }

const Delivered = ({ opened, words, plan, action }: Props & { action: PlanAction }) => {
  const { t } = useTranslation()
  const all = deliveriesOf(opened.file.plan, plan, action)
  const last = all.at(-1)
  const recordable = mayTry(opened, 'action.delivered') && plan.status !== 'finished'
  return (
    <span>
      {last ? (
        <>
          <Tag tone={tones[last.delivery] ?? 'gray'}>{words.word('service-delivery', last.delivery)}</Tag>{' '}
          <LocalDate value={last.on} />
          {all.length > 1 && (
            <small className="quiet"> {t('plans.action.times', { count: all.length })}</small>
          )}
        </>
      ) : (
        <Tag tone="gray">{t('plans.action.waiting')}</Tag>
      )}{' '}
      {recordable && (
        <Link
          to={`/cases/${opened.file.caseId}/plan/deliver/${action.actionId}`}
          label={`${t('plans.action.record')}: ${action.what}`}
        >
          {t('plans.action.record')}
        </Link>
      )}
    </span>
  )
}
