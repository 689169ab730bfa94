import { expect, test } from 'vitest'
import { emptyDate } from '../../desk/parts/date-text.ts'
import { EpisodeRecorded } from '../model.ts'
import { episodeIssues, episodeRecorded, episodeValues } from './episode-data.ts'

const ID = '0193a000-0000-7000-8000-000000000001'
const date = (day: string, month: string, year: string) => ({ ...emptyDate, day, month, year })

test('what is recorded comes back into the form and out again unchanged', () => {
  const facts = {
    recruitedOn: { year: 2025 },
    endedOn: { year: 2025, month: 3, day: 2 },
    ageAtRecruitment: { kind: 'years' as const, years: 14 },
    country: 'KG',
    account: 'Worked in a field.',
  }
  const again = episodeRecorded(ID, episodeValues(facts))
  expect(again).toEqual({ episodeId: ID, ...facts })
  expect(EpisodeRecorded.safeParse(again).success).toBe(true)
})

test('an impossible date is told at its own field, before anything is sent', () => {
  const values = { ...episodeValues(), recruitedOn: date('30', '2', '2025'), endedOn: date('5', '', '2025') }
  expect(episodeIssues(values)).toEqual([
    { path: 'recruitedOn', code: 'impossible-date' },
    { path: 'endedOn', code: 'day-without-month' },
  ])
})

test('an episode of which nothing is known is not recorded', () => {
  expect(episodeIssues(episodeValues())).toEqual([{ path: '', code: 'nothing-given' }])
  expect(episodeIssues({ ...episodeValues(), account: ' ' })).toHaveLength(1)
  expect(episodeIssues({ ...episodeValues(), exploitedFrom: date('', '', '2024') })).toEqual([])
})
