import type { Person } from '../platform/access/actor.ts'
import type { Trx } from '../platform/access/with-actor.ts'
import { Failure, type Services } from '../platform/http/route.ts'
import type { CheckedFile } from './check-tokens.ts'
import type { TokensToSend } from './model.ts'
import { type ContributionRow, findContribution, findSameFile } from './store.ts'
import { insertPeople } from './token-rows.ts'

/** The term whose keyed token stands for a file: without the key nobody can tell which file an agency had. */
const termOf = ({ fingerprint }: CheckedFile) => `token-file ${fingerprint}`

/** The same file of the acting agency that stands. */
export const findBefore = async (
  trx: Trx,
  { keys }: Services,
  checked: CheckedFile,
): Promise<ContributionRow | undefined> => {
  const [fileToken] = await keys.blindTokens([termOf(checked)])
  return findSameFile(trx, fileToken!)
}

/** Keeps a checked file. The same request again changes nothing, and a file that stands is not kept twice. */
export const keepFile = async (
  trx: Trx,
  services: Services,
  actor: Person,
  checked: CheckedFile,
  { contributionId, measure, year }: Pick<TokensToSend, 'contributionId' | 'measure' | 'year'>,
): Promise<Failure | null> => {
  const [fileToken] = await services.keys.blindTokens([termOf(checked)])
  const known = await findContribution(trx, contributionId)
  if (known && String(known.file_token) === String(fileToken)) return null
  if (await findSameFile(trx, fileToken!)) return new Failure(409, 'tokens-sent-before')
  const agreementId = checked.agreement.agreement_id
  return services.access.asSystem(trx, actor, async () => {
    if (await findContribution(trx, contributionId)) return new Failure(409, 'id-in-use')
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
}
