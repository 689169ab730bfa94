import { expect, test } from 'vitest'
import { emptyDate } from '../../desk/parts/date-text.ts'
import { TeamJoined } from '../model.ts'
import { type TeamValues, teamEvent, teamIssues } from './team-data.ts'

const now = new Date('2026-05-10T12:00:00')
const values: TeamValues = {
  act: 'join',
  agency: 'hospital',
  scope: 'team',
  until: { ...emptyDate },
  note: '',
}
const on = (day: string, month: string, year: string) => ({ ...emptyDate, day, month, year })

test('joining says what for and until when', () => {
  const event = teamEvent({ ...values, until: on('1', '6', '2026') })
  expect(event?.type).toBe('team.joined')
  expect(TeamJoined.safeParse(event?.data).success).toBe(true)
  expect(teamEvent(values)?.data).toEqual({ agency: 'hospital', scope: 'team' })
})

test('handing over and taking out carry no scope', () => {
  expect(teamEvent({ ...values, act: 'assign', note: ' moved ' })).toEqual({
    type: 'case.assigned',
    data: { agency: 'hospital', note: 'moved' },
  })
  expect(teamEvent({ ...values, act: 'leave' })).toEqual({ type: 'team.left', data: { agency: 'hospital' } })
})

test('what is missing is asked for at its own field', () => {
  const paths = (change: Partial<TeamValues>) =>
    teamIssues({ ...values, ...change }, now).map((each) => each.path)
  expect(paths({ act: '' })).toEqual(['act'])
  expect(paths({ agency: '', scope: '' })).toEqual(['agency', 'scope'])
  expect(paths({ act: 'leave', scope: '' })).toEqual([])
  expect(paths({ until: on('', '6', '2026') })).toEqual(['until'])
  expect(paths({ until: on('9', '5', '2026') })).toEqual(['until'])
  expect(paths({ until: on('10', '5', '2026') })).toEqual([])
})
