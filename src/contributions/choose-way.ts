import { route } from '../platform/http/route.ts'
import { ownContributions } from './list-own.ts'
import { ChooseWay, OwnContributions } from './model.ts'
import { addChoice } from './store.ts'

/** The agency says how far it goes. What it sent before stays until it takes it back. */
export const chooseWay = route({
  method: 'POST',
  path: '/api/contributions/way',
  summary: 'Choose how the agency contributes: identity, tokens, numbers or nothing',
  permission: 'contribution:choose',
  audit: 'contribution.way-chosen',
  body: ChooseWay,
  answer: OwnContributions,
  handle: async ({ trx, actor, body, auditObject }) => {
    auditObject('contribution-way', actor.agency, body.way)
    await addChoice(trx, { ...body, agency: actor.agency, account: actor.account })
    return ownContributions(trx, actor.agency)
  },
})
