import { addOwnNumbers } from '../figures/index.ts'
import { Failure, route } from '../platform/http/route.ts'
import { ownContributions } from './list-own.ts'
import { NumbersToSend, OwnContributions } from './model.ts'
import { accepts } from './rules.ts'
import { findWay } from './store.ts'

/** Numbers an agency says of itself. They stand beside other figures, linked with nothing and added to nothing. */
export const sendNumbers = route({
  method: 'POST',
  path: '/api/contributions/numbers',
  summary: 'Say numbers only: by measure, year and population',
  permission: 'contribution:send',
  audit: 'contribution.numbers-sent',
  body: NumbersToSend,
  answer: OwnContributions,
  handle: async ({ trx, actor, body, auditObject }) => {
    auditObject('contribution', body.contributionId)
    if (!accepts(await findWay(trx, actor.agency), 'numbers')) return new Failure(409, 'way-not-chosen')
    if (body.numbers.some(({ year }) => year > new Date().getFullYear()))
      return new Failure(422, 'year-to-come')
    const { agency, account } = actor
    await addOwnNumbers(trx, { importId: body.contributionId, agency, account }, body.numbers)
    return ownContributions(trx, agency)
  },
})
