import { sql } from 'kysely'
import type { CaseFile } from '../case-file.ts'
import { dropTokenLinks, regroupByTokens } from '../duplicates/index.ts'
import { listIdentity } from '../people/store.ts'
import type { Trx } from '../platform/access/with-actor.ts'
import type { Recorded } from '../platform/http/capability.ts'
import type { Services } from '../platform/http/route.ts'
import { encoderOf } from './keys.ts'
import { refusesToBeCounted } from './rules.ts'
import { type AgreementRow, listRunning } from './store.ts'
import { tokenOfIdentity } from './token-of-identity.ts'
import { deleteTokens, saveToken } from './token-rows.ts'

/**
 * Makes a person's tokens anew, at the door where identity is recorded or corrected: one for each agreement that runs,
 * none for who refused to be counted or is withdrawn. As the system.
 */
export const keepTokens = async (trx: Trx, services: Services, personId: string): Promise<void> => {
  const agreements = await listRunning(trx)
  if (agreements.length === 0) return
  if (await staysOut(trx, personId)) return forget(trx, personId)
  for (const agreement of agreements) await keepToken(trx, services, personId, agreement)
}

/** The same for one agreement. As the system. */
export const keepToken = async (
  trx: Trx,
  services: Services,
  personId: string,
  agreement: AgreementRow,
): Promise<void> => {
  const person = await trx
    .selectFrom('core.person')
    .selectAll()
    .where('person_id', '=', personId)
    .executeTakeFirst()
  const encode = await encoderOf(trx, services, agreement)
  if (!person || !encode) return
  const from = person.birth_year_from
  const known = {
    sex: person.sex,
    birthYears: from === null ? null : { from, to: person.birth_year_to ?? from },
  }
  const made = tokenOfIdentity(await listIdentity(trx, services, personId), known, encode)
  const place = { personId, agreementId: agreement.agreement_id }
  if (made) await saveToken(trx, { ...place, ...made })
  else await deleteTokens(trx, personId, agreement.agreement_id)
}

/** Who said no in any of their cases, and who nobody reaches any more. As the system. */
export const staysOut = async (trx: Trx, personId: string): Promise<boolean> => {
  const { rows } = await sql<{ out: boolean }>`select exists (
      select from vault.token_refusal r where r.person_id = ${personId}) or not exists (
      select from core.person_access a where a.person_id = ${personId} and (a.until is null or a.until > now())) as out`.execute(
    trx,
  )
  return rows[0]?.out ?? true
}

const forget = async (trx: Trx, personId: string): Promise<void> => {
  await deleteTokens(trx, personId)
  await dropTokenLinks(trx, [personId])
  await regroupByTokens(trx)
}

/** After identity was recorded, or a case withdrawn. In the event's transaction. */
export const afterIdentity = (trx: Trx, { event }: Recorded<CaseFile>, services: Services): Promise<void> =>
  keepTokens(trx, services, event.personId)

/** After the person said something about being counted: a no takes the token away, a later yes brings it back. */
export const afterConsent = async (
  trx: Trx,
  { event, after }: Recorded<CaseFile>,
  services: Services,
): Promise<void> => {
  const { personId, caseId } = event
  const refused = refusesToBeCounted(after.consent, event.recordedAt)
  await trx
    .deleteFrom('vault.token_refusal')
    .where('person_id', '=', personId)
    .where('case_id', '=', caseId)
    .execute()
  if (refused)
    await trx.insertInto('vault.token_refusal').values({ person_id: personId, case_id: caseId }).execute()
  await keepTokens(trx, services, personId)
}
