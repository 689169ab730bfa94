import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { Button, ErrorSummary, Notice, PartialDate } from '../../desk/parts/index.ts'
import { useMe } from '../../desk/session.tsx'
import { livePlan } from '../rules.ts'
import { whyNot } from './case-data.ts'
import { type CaseScreenProps, Frame, onCase } from './case-screen.tsx'
import { emptyAction, emptyGoal, type GoalText } from './draft-text.ts'
import { GoalEditor } from './goal-editor.tsx'
import { SuggestedActions } from './suggested-actions.tsx'
import { controlId, useDraftForm } from './use-draft-form.ts'
import { useFocusOn } from './use-focus-on.ts'
import { ViewsCard } from './views-card.tsx'
import './plans.scss'

/** Writes the individual plan: goals and what is done for each, with the needs and the child's views beside it. */
const PlanEditor = onCase((props) => {
  const { t } = useTranslation()
  const me = useMe()
  const plan = livePlan(props.opened.file.plan)
  const probe = { planId: plan?.planId ?? '', goals: [] }
  const refusal = whyNot(props.opened, me, 'plan.drafted', probe)
  // An empty draft is always refused for its goals; any other reason means that nobody may write now.
  const closed = refusal && refusal.code !== 'invalid'
  return (
    <Frame
      opened={props.opened}
      toPlan
      title={t(plan ? 'plans.edit.title' : 'plans.edit.new')}
      sub={<p>{t('plans.edit.sub')}</p>}
      aside={<ViewsCard {...props} />}
    >
      {closed ? (
        <Notice tone="warning">{t(`refusal.${refusal.code}`, { ...refusal.params })}</Notice>
      ) : (
        <Editor {...props} />
      )}
    </Frame>
  )
})
export default PlanEditor

const Editor = ({ opened, words }: CaseScreenProps) => {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const plan = livePlan(opened.file.plan)
  const form = useDraftForm(opened, plan, () => navigate(`/cases/${opened.file.caseId}/plan`))
  const { goals } = form.text
  const focusOn = useFocusOn()
  const setGoals = (next: GoalText[]) => form.change({ ...form.text, goals: next })
  const setGoal = (at: number, goal: GoalText) => setGoals(goals.map((each, g) => (g === at ? goal : each)))

  /** A suggestion goes to the goal of its area, or begins one whose words people still choose. */
  const add = (area: string, serviceKind: string) => {
    const action = emptyAction({ serviceKind, what: words.word('service-kind', serviceKind) })
    const at = goals.findIndex((goal) => goal.area === area)
    const goal = goals[at]
    if (goal) {
      const actions = [...goal.actions.filter(isBegun), action]
      setGoal(at, { ...goal, actions })
      return focusOn(controlId(`goals.${at}.actions.${actions.length - 1}.what`))
    }
    const written = goals.filter(isWritten)
    setGoals([...written, emptyGoal({ area, actions: [action] })])
    focusOn(controlId(`goals.${written.length}.goal`))
  }

  const addGoal = () => {
    setGoals([...goals, emptyGoal()])
    focusOn(controlId(`goals.${goals.length}.goal`))
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        form.save()
      }}
    >
      <ErrorSummary errors={form.errors} failure={form.failure} attempts={form.attempts} />
      <SuggestedActions opened={opened} words={words} goals={goals} onAdd={add} />
      {goals.map((goal, g) => (
        <GoalEditor
          key={goal.goalId}
          at={g}
          goal={goal}
          words={words}
          opened={opened}
          errorAt={form.errorAt}
          onChange={(next) => setGoal(g, next)}
          onAdded={focusOn}
          onRemove={goals.length > 1 ? () => setGoals(goals.filter((_, i) => i !== g)) : undefined}
        />
      ))}
      <p>
        <Button kind="secondary" onClick={addGoal}>
          {t('plans.edit.addGoal')}
        </Button>
      </p>
      <PartialDate
        id={controlId('reviewOn')}
        label={t('plans.edit.reviewOn')}
        hint={t('plans.edit.reviewHint')}
        mustBeKnown
        value={form.text.reviewOn}
        onChange={(reviewOn) => form.change({ ...form.text, reviewOn })}
        error={form.errorAt('reviewOn')}
      />
      <div className="actions plans-save">
        <Button type="submit" busy={form.sending}>
          {t('plans.edit.save')}
        </Button>
        <span className="quiet">{t('plans.edit.saveHint')}</span>
      </div>
    </form>
  )
}

const isBegun = (action: { what: string; agency: string; who: string }) =>
  action.what !== '' || action.agency !== '' || action.who !== ''

const isWritten = (goal: GoalText) => goal.goal !== '' || goal.area !== '' || goal.actions.some(isBegun)
