import { describe, expect, it } from 'vitest'
import { drafted, id, openCase, PLAN, withNeeds } from '../../../tests/helpers/plan-story.ts'
import { emptyDate } from '../../desk/parts/date-text.ts'
import { findPlan } from '../rules.ts'
import { dayIssues, dayTextOf, readWholeDay } from './day-text.ts'
import { draftTextOf, emptyAction, emptyGoal, readDraft } from './draft-text.ts'

describe('a whole day', () => {
  it('is typed in three boxes and comes back the same', () => {
    expect(readWholeDay(dayTextOf('2026-02-03'))).toEqual({ day: '2026-02-03', problem: null })
    expect(readWholeDay(emptyDate)).toEqual({ day: null, problem: null })
  })

  it('is refused when a part is missing or there is no such day', () => {
    expect(readWholeDay({ ...emptyDate, month: '2', year: '2026' }).problem).toBe('whole-day-needed')
    expect(readWholeDay({ ...emptyDate, day: '30', month: '2', year: '2026' }).problem).toBe(
      'impossible-date',
    )
    expect(dayIssues('on', emptyDate)).toEqual([{ path: 'on', code: 'required' }])
    expect(dayIssues('on', emptyDate, { optional: true })).toEqual([])
  })
})

describe('the editor', () => {
  it('sends back unchanged what it was given', () => {
    const plan = findPlan(drafted(withNeeds(openCase())).view.plan, PLAN)!
    const { data, problems } = readDraft(PLAN, draftTextOf(plan.draft))
    expect(problems).toEqual([])
    expect(data.goals).toEqual([plan.draft.goals[id(101)]!.cell.value])
  })

  it('says of every box that is empty or wrong where it is', () => {
    const action = emptyAction({ due: { ...emptyDate, day: '31', month: '4', year: '2026' } })
    const { problems } = readDraft(PLAN, { goals: [emptyGoal({ actions: [action] })], reviewOn: emptyDate })
    expect(problems).toEqual([
      { path: 'goals.0.area', code: 'required' },
      { path: 'goals.0.goal', code: 'required' },
      { path: 'goals.0.actions.0.what', code: 'required' },
      { path: 'goals.0.actions.0.dueOn', code: 'impossible-date' },
    ])
  })
})
