import { route } from '../platform/http/route.ts'
import { OversightAnswer, OversightQuery } from './model.ts'
import { summarize } from './rules.ts'
import { countCases, countLateSteps, countPeople } from './store.ts'

/** What coordinator and rapporteur watch: how many, where, at which stage, and how late. No name and no case. */
export const readOversight = route({
  method: 'GET',
  path: '/api/oversight',
  summary: 'Cases counted by district, stage and month, and what is late; no name and no case',
  permission: 'oversight:read',
  audit: 'oversight.read',
  query: OversightQuery,
  answer: OversightAnswer,
  handle: async ({ trx, query }): Promise<OversightAnswer> => {
    const now = new Date()
    return {
      ...summarize(await countCases(trx, query, now), await countLateSteps(trx, query, now), query),
      people: await countPeople(trx, query),
    }
  },
})
