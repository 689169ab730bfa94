import { Failure, route } from '../platform/http/route.ts'
import { checkTokens } from './check-tokens.ts'
import { ofTokens, ownContributions } from './list-own.ts'
import { OwnContributions, ReadTokens, TokensToRead, TokensToSend } from './model.ts'
import { findContribution, findSameFile } from './store.ts'
import { countSentBefore, insertPeople } from './token-rows.ts'

/** The term whose keyed token stands for a file: without the key nobody can tell which file an agency had. */
const fileTerm = (fingerprint: string) => `token-file ${fingerprint}`

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
    const [token] = await services.keys.blindTokens([fileTerm(checked.fingerprint)])
    const before = await findSameFile(trx, token!)
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

/** Keeps a file of tokens; its people count from the next comparison on, within a minute. */
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
    const [fileToken] = await services.keys.blindTokens([fileTerm(checked.fingerprint)])
    const known = await findContribution(trx, body.contributionId)
    if (known && String(known.file_token) === String(fileToken)) return ownContributions(trx, actor.agency)
    if (await findSameFile(trx, fileToken!)) return new Failure(409, 'tokens-sent-before')
    const failed = await services.access.asSystem(trx, actor, async () => {
      if (await findContribution(trx, body.contributionId)) return new Failure(409, 'id-in-use')
      const { contributionId, measure, year } = body
      const agreementId = checked.agreement.agreement_id
      await trx
        .insertInto('core.contribution')
        .values({
          ...{ contribution_id: contributionId, agency_id: actor.agency, agreement_id: agreementId },
          ...{ account_id: actor.account, file_token: fileToken!, measure, year, undone_at: null },
          row_count: checked.people.length,
        })
        .execute()
      await insertPeople(trx, { contributionId, agreementId }, checked.people)
      return null
    })
    return failed ?? ownContributions(trx, actor.agency)
  },
})
