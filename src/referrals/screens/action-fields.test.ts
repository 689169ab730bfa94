import { describe, expect, it } from 'vitest'
import { REFERRAL } from '../../../tests/helpers/referral-story.ts'
import { emptyDate } from '../../desk/parts/date-text.ts'
import { referralKinds } from '../rules.ts'
import { actionData, actionFields, actionIssues, initialValues } from './action-fields.ts'

const day = { day: '10', month: '3', year: '2026', unknown: false }
const now = new Date(2026, 2, 10)

describe('the answers to a referral', () => {
  it('have questions for every event that people record about one, and the schema takes what they give', () => {
    const kinds = referralKinds.filter(
      (kind) => kind.permission !== 'system' && kind.type !== 'referral.sent',
    )
    expect(Object.keys(actionFields).sort()).toEqual(kinds.map((kind) => kind.type).sort())
    for (const kind of kinds) {
      const fields = actionFields[kind.type] ?? []
      const values = Object.fromEntries(
        fields.map((field) => [field.data, field.kind === 'day' ? day : 'words']),
      )
      expect(actionIssues(fields, values)).toEqual([])
      expect(
        kind.data.safeParse({ referralId: REFERRAL, ...actionData(fields, values) }).error,
      ).toBeUndefined()
    }
  })

  it('say what is missing, and leave out what may stay empty', () => {
    const accept = actionFields['referral.accepted']!
    expect(actionIssues(accept, initialValues(accept, now))).toEqual([])
    expect(actionData(accept, initialValues(accept, now))).toEqual({})
    const decline = actionFields['referral.declined']!
    expect(actionIssues(decline, initialValues(decline, now))).toEqual([{ path: 'reason', code: 'required' }])
    expect(actionIssues(decline, { reason: 'no-places', note: ' ' })).toEqual([])
  })

  it('take a day only whole, and begin with today where something was given', () => {
    const deliver = actionFields['referral.delivered']!
    expect(initialValues(deliver, now).on).toEqual(day)
    const values = (on: typeof day) => ({ delivery: 'delivered', on, note: '' })
    expect(actionIssues(deliver, values(emptyDate))).toEqual([{ path: 'on', code: 'required' }])
    expect(actionIssues(deliver, values({ ...day, day: '' }))).toEqual([
      { path: 'on', code: 'whole-day-needed' },
    ])
    expect(actionData(deliver, values(day))).toEqual({ delivery: 'delivered', on: '2026-03-10' })
  })
})
