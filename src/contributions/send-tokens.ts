import { Failure, route } from '../platform/http/route.ts'
import { checkTokens } from './check-tokens.ts'
import { findBefore, keepFile } from './keep-file.ts'
import { ofTokens, ownContributions } from './list-own.ts'
import { OwnContributions, ReadTokens, TokensToRead, TokensToSend } from './model.ts'
import { countSentBefore } from './token-rows.ts'

/** What a file of tokens would come to, before anything is kept. Whom it would be linked with is not said. */
export const readTokensToSend = route({
  method: 'POST',
  path: '/api/contributions/tokens/read',
  summary: 'Check a file of tokens without keeping it',
  permission: 'contribution:send',
  audit: 'contribution.tokens-read',
  body: TokensToRead,
  answer: ReadTokens,
  handle: async ({ trx, services, actor, body }) => {
    const checked = await checkTokens(trx, services, actor.agency, body.content)
    if (checked instanceof Failure) return checked
    const before = await findBefore(trx, services, checked)
    const tokens = checked.people.map((each) => each.token)
    return {
      agreement: checked.agreement.name,
      rows: checked.people.length,
      sentBefore: await services.access.asSystem(trx, actor, () =>
        countSentBefore(trx, actor.agency, tokens),
      ),
      columns: checked.file.columns,
      before: before ? ofTokens(before) : null,
    }
  },
})

/** Keeps a file of tokens; its people count at once, and once each from the next comparison on, within minutes. */
export const sendTokens = route({
  method: 'POST',
  path: '/api/contributions/tokens',
  summary: 'Send a file of tokens, to be linked and counted',
  permission: 'contribution:send',
  audit: 'contribution.tokens-sent',
  body: TokensToSend,
  answer: OwnContributions,
  handle: async ({ trx, services, actor, body, auditObject }) => {
    auditObject('contribution', body.contributionId)
    const checked = await checkTokens(trx, services, actor.agency, body.content)
    if (checked instanceof Failure) return checked
    if (body.year > new Date().getFullYear()) return new Failure(422, 'year-to-come')
    if (!body.everyoneAgreed && !checked.file.columns.includes('consent'))
      return new Failure(422, 'consent-not-said')
    return (await keepFile(trx, services, actor, checked, body)) ?? ownContributions(trx, actor.agency)
  },
})
