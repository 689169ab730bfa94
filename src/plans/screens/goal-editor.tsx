import { useTranslation } from 'react-i18next'
import { Button, Select, TextInput } from '../../desk/parts/index.ts'
import { ActionEditor } from './action-editor.tsx'
import type { OpenedCase } from './case-data.ts'
import { type ActionText, emptyAction, type GoalText } from './draft-text.ts'
import { controlId } from './use-draft-form.ts'
import type { Words } from './use-lists.ts'

interface Props {
  at: number
  goal: GoalText
  words: Words
  opened: OpenedCase
  errorAt: (path: string) => string | undefined
  onChange: (goal: GoalText) => void
  /** Told the id of the control of what was just added. */
  onAdded: (id: string) => void
  /** Left out for the only goal: a plan has at least one. */
  onRemove?: (() => void) | undefined
}

/** One goal and what is done for it. */
export const GoalEditor = ({ at, goal, words, opened, errorAt, onChange, onAdded, onRemove }: Props) => {
  const { t } = useTranslation()
  const path = `goals.${at}`
  const setAction = (index: number, action: ActionText) =>
    onChange({ ...goal, actions: goal.actions.map((each, a) => (a === index ? action : each)) })
  const addAction = () => {
    onChange({ ...goal, actions: [...goal.actions, emptyAction()] })
    onAdded(controlId(`${path}.actions.${goal.actions.length}.what`))
  }
  const field = (name: 'goal' | 'area') => ({
    id: controlId(`${path}.${name}`),
    value: goal[name],
    onChange: (value: string) => onChange({ ...goal, [name]: value }),
    error: errorAt(`${path}.${name}`),
  })
  return (
    <fieldset className="plans-edit-goal">
      <legend>{t('plans.edit.goalNumber', { number: at + 1 })}</legend>
      <div className="plans-edit-row plans-edit-row--goal">
        <TextInput {...field('goal')} label={t('plans.goal.goal')} maxLength={500} width="full" />
        <Select {...field('area')} label={t('plans.goal.area')} options={words.options('plan-goal-area')} />
      </div>
      <ActionsError id={controlId(`${path}.actions`)} words={errorAt(`${path}.actions`)} />
      {goal.actions.map((action, a) => (
        <ActionEditor
          key={action.actionId}
          path={`${path}.actions.${a}`}
          number={a + 1}
          action={action}
          words={words}
          opened={opened}
          errorAt={errorAt}
          onChange={(next) => setAction(a, next)}
          onRemove={() => onChange({ ...goal, actions: goal.actions.filter((_, i) => i !== a) })}
        />
      ))}
      <p className="actions">
        <Button kind="text" onClick={addAction}>
          {t('plans.edit.addAction')}
        </Button>
        {onRemove && (
          <Button
            kind="text"
            onClick={onRemove}
            label={`${t('plans.edit.removeGoal')}: ${goal.goal || at + 1}`}
          >
            {t('plans.edit.removeGoal')}
          </Button>
        )}
      </p>
    </fieldset>
  )
}

const ActionsError = ({ id, words }: { id: string; words: string | undefined }) =>
  words === undefined ? null : (
    <p className="field__error" id={id} tabIndex={-1}>
      {words}
    </p>
  )
