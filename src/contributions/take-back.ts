import { z } from 'zod'
import { dropTokenLinks, regroupByTokens } from '../duplicates/index.ts'
import { takeNumbersBack } from '../figures/index.ts'
import { notFound, route } from '../platform/http/route.ts'
import { ownContributions } from './list-own.ts'
import { OwnContributions } from './model.ts'
import { findContribution } from './store.ts'
import { takeBack } from './token-rows.ts'

/** Takes a file of tokens, or numbers, back as a whole: tokens and what they linked go, nobody of it counts any more. */
export const takeContributionBack = route({
  method: 'POST',
  path: '/api/contributions/:contributionId/undo',
  summary: 'Take back what the agency sent, as a whole',
  permission: 'contribution:send',
  audit: 'contribution.undone',
  params: z.object({ contributionId: z.uuid() }),
  answer: OwnContributions,
  handle: async ({ trx, services, actor, params: { contributionId }, auditObject }) => {
    auditObject('contribution', contributionId)
    const found = await findContribution(trx, contributionId)
    if (!found && !(await takeNumbersBack(trx, actor.agency, contributionId))) return notFound()
    if (found && found.undone_at === null)
      await services.access.asSystem(trx, actor, async () => {
        await dropTokenLinks(trx, await takeBack(trx, contributionId))
        await regroupByTokens(trx)
      })
    return ownContributions(trx, actor.agency)
  },
})
