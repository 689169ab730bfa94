import { z } from 'zod'
import { findPeople } from '../people/index.ts'
import { FoundPerson } from '../people/model.ts'
import { route } from '../platform/http/route.ts'
import { RowsToMatch } from './model.ts'
import { adviseRow, queryOf, readRow } from './rules.ts'

const MOST_LIKE_A_ROW = 3

/**
 * Whom each row of a list may be among the people the agency helps, and what is advised. It is the search before
 * create, so it cannot be asked whether another agency knows somebody. Nothing is kept.
 */
export const matchRows = route({
  method: 'POST',
  path: '/api/imports/match',
  summary: 'Who on a list is probably known already, a batch of rows at a time',
  permission: 'list:import',
  audit: 'import.rows-matched',
  body: RowsToMatch,
  answer: z.object({
    rows: z.array(
      z.object({ advice: z.enum(['create', 'link', 'review', 'unreadable']), people: z.array(FoundPerson) }),
    ),
  }),
  handle: async ({ trx, services, body }) => {
    const now = new Date()
    const rows = []
    for (const values of body.rows) {
      const read = readRow(values, now.toISOString())
      if ('problems' in read) {
        rows.push({ advice: 'unreadable' as const, people: [] })
        continue
      }
      const { row } = read
      const search = { query: queryOf(row), sex: row.sex, ...(row.age ? { age: row.age } : {}) }
      const { people } = await findPeople(trx, services, search, now)
      const advice = adviseRow(people)
      rows.push({ advice, people: advice === 'create' ? [] : people.slice(0, MOST_LIKE_A_ROW) })
    }
    return { rows }
  },
})
