import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ApiFailure } from '../../desk/api.ts'
import { newId } from '../../desk/events.ts'
import { ConflictNote, FailureNote, LocalTime } from '../../desk/parts/index.ts'
import { draftConflicts } from '../draft.ts'
import type { Plan, PlanGoal } from '../model.ts'
import { type OpenedCase, record } from './case-data.ts'
import { whoOf } from './goals-table.tsx'
import type { Words } from './use-lists.ts'

interface Props {
  opened: OpenedCase
  words: Words
  plan: Plan
  onSettled: () => void
}

/** Goals that two people wrote differently without seeing each other's: a person chooses, nothing is lost. */
export const DraftConflicts = ({ opened, words, plan, onSettled }: Props) => {
  const { t } = useTranslation()
  const [failure, setFailure] = useState<ApiFailure | null>(null)
  const [busy, setBusy] = useState(false)
  const keep = async (field: string, eventId: string) => {
    setBusy(true)
    const sent = await record(opened, newId(), 'conflict.settled', { field, keep: eventId })
    setBusy(false)
    setFailure(sent.ok ? null : sent)
    if (sent.ok) onSettled()
  }
  return (
    <>
      {failure && <FailureNote failure={failure} />}
      {draftConflicts(plan.draft).map((conflict) => (
        <ConflictNote
          key={conflict.field}
          field={t(conflict.field === 'plan.reviewOn' ? 'plans.edit.reviewOn' : 'plans.goal.goal')}
          busy={busy}
          onKeep={(eventId) => void keep(conflict.field, eventId)}
          values={conflict.values.map((each) => ({
            key: each.eventId,
            value: <Text value={each.value} words={words} />,
            who: <LocalTime value={each.at} />,
          }))}
        />
      ))}
    </>
  )
}

const Text = ({ value, words }: { value: unknown; words: Words }) => {
  const { t } = useTranslation()
  if (value === null) return t('plans.edit.takenOut')
  if (typeof value === 'string') return value
  const goal = value as PlanGoal
  return (
    <>
      {goal.goal}
      <ul>
        {goal.actions.map((action) => (
          <li key={action.actionId}>
            {action.what} — {whoOf(action, words)}
          </li>
        ))}
      </ul>
    </>
  )
}
