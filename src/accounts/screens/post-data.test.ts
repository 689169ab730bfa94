import { expect, test } from 'vitest'
import { emptyDate } from '../../desk/parts/date-text.ts'
import { NewPost } from '../model.ts'
import { noPost, type PostValues, postIssues, postOf } from './post-data.ts'

const values: PostValues = { ...noPost(), agency: 'hospital', roles: ['service-provider'] }
const until = (day: string, month: string, year: string) => ({
  ...values,
  until: { ...emptyDate, day, month, year },
})

test('what is left empty is not limited', () => {
  expect(postOf(values)).toEqual({
    agency: 'hospital',
    roles: ['service-provider'],
    district: null,
    until: null,
  })
  expect(NewPost.safeParse(postOf(until('1', '9', '2027'))).success).toBe(true)
})

test('an agency and a role are needed, and an end is a whole day', () => {
  expect(postIssues(noPost()).map((each) => each.path)).toEqual(['agency', 'roles'])
  expect(postIssues(values)).toEqual([])
  expect(postIssues(until('', '9', '2027'))).toEqual([{ path: 'until', code: 'impossible-date' }])
  expect(postIssues(until('31', '9', '2027'))[0]).toEqual({ path: 'until', code: 'impossible-date' })
})
