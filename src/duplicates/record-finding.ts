import { lockRecords, recountPeople } from '../cases/index.ts'
import { ensurePersonKey, sealText } from '../people/person-keys.ts'
import { listIdentity } from '../people/store.ts'
import type { Person } from '../platform/access/actor.ts'
import type { Trx } from '../platform/access/with-actor.ts'
import { Failure, type Services } from '../platform/http/route.ts'
import type { Finding, Pair } from './model.ts'
import { clusterOf, pairsAfter, personalNumbers, refuseFinding } from './rules.ts'
import { findFinding, insertFinding, lockLinks, pairsAround, saveClusters } from './store.ts'
import { regroupByTokens } from './token-store.ts'

/**
 * Records what a reviewer found of two records, whose right to do so has been checked; runs as the system. The same
 * finding sent again changes nothing; one that cannot stand beside others is refused with its reason.
 */
export const recordFinding = async (
  trx: Trx,
  services: Services,
  by: Person,
  finding: Finding,
): Promise<'recorded' | 'duplicate' | Failure> => {
  await lockLinks(trx)
  const known = await findFinding(trx, finding.eventId)
  if (known) return isSame(known, finding, by) ? 'duplicate' : new Failure(409, 'id-in-use')
  const ids = [finding.keptPersonId, finding.otherPersonId] as const
  const pairs = await pairsAround(trx, ids)
  const members = [...new Set(ids.flatMap((id) => clusterOf(id, pairs)))]
  await lockRecords(trx, members)
  const numbers = await personalNumbersOf(trx, services, members)
  const refusal = refuseFinding(pairs, numbers, { one: ids[0], other: ids[1], kind: finding.kind })
  if (refusal) return new Failure(409, refusal.code)
  await insertFinding(trx, finding, by, await sealReasons(trx, services, finding))
  const after = pairsAfter(pairs, ...ids, finding.kind)
  await saveClusters(trx, members, after)
  await recountPeople(trx, groupsOf(members, pairs), groupsOf(members, after))
  await regroupByTokens(trx)
  return 'recorded'
}

/** The records of each person among these. */
const groupsOf = (members: readonly string[], pairs: readonly Pair[]): string[][] => [
  ...new Map(members.map((id) => clusterOf(id, pairs)).map((group) => [group[0]!, group])).values(),
]

const isSame = (known: NonNullable<Awaited<ReturnType<typeof findFinding>>>, finding: Finding, by: Person) =>
  known.kept_person_id === finding.keptPersonId &&
  known.other_person_id === finding.otherPersonId &&
  known.kind === finding.kind &&
  known.account_id === by.account

const personalNumbersOf = async (trx: Trx, services: Services, personIds: readonly string[]) => {
  const numbers = new Map<string, string[]>()
  for (const personId of personIds) {
    const facts = await listIdentity(trx, services, personId)
    const documents = facts.flatMap((fact) => (fact.kind === 'document' ? [fact.value] : []))
    numbers.set(personId, personalNumbers(documents))
  }
  return numbers
}

const sealReasons = async (trx: Trx, services: Services, finding: Finding): Promise<string | null> => {
  if (!finding.reasons) return null
  const key = await ensurePersonKey(trx, services, finding.keptPersonId)
  const place = {
    table: 'core.person_link_event',
    column: 'reasons',
    rowId: finding.eventId,
    personId: finding.keptPersonId,
  }
  return sealText(key, place, finding.reasons)
}
