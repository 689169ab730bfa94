import type { Person } from '../platform/access/actor.ts'
import type { Trx } from '../platform/access/with-actor.ts'
import { route } from '../platform/http/route.ts'
import { ownContributions } from './list-own.ts'
import { ChooseWay, OwnContributions, type Way } from './model.ts'
import { addChoice, findWay } from './store.ts'

/** Records a choice of the acting agency; with `onlyFirst` false is given, and nothing recorded, when there is one. */
export const recordChoice = async (
  trx: Trx,
  { agency, account }: Pick<Person, 'agency' | 'account'>,
  choice: { choiceId: string; way: Way },
  { onlyFirst = false } = {},
): Promise<boolean> => {
  if (onlyFirst && (await findWay(trx, agency)) !== null) return false
  await addChoice(trx, { ...choice, agency, account })
  return true
}

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
    await recordChoice(trx, actor, body)
    return ownContributions(trx, actor.agency)
  },
})
