import type { CaseFile } from '../case-file.ts'
import { endPersonGrant, grantPerson, storeIdentity } from '../people/store.ts'
import type { Effect, Reaction } from '../platform/http/capability.ts'
import { findChildProtection } from './find-child-protection.ts'
import { isChild } from './rules.ts'
import { endCaseAccess, grantCase } from './store.ts'

type CaseEffect = Effect<CaseFile>

const opened: CaseEffect = async (trx, { event }) => {
  const ids = { personId: event.personId, caseId: event.caseId }
  await grantCase(trx, { ...ids, agency: event.agency ?? '', scope: 'lead' })
  await grantPerson(trx, {
    personId: event.personId,
    agency: event.agency ?? '',
    via: event.caseId,
    identity: true,
  })
}

const assigned: CaseEffect = async (trx, { event, before }) => {
  const ids = { personId: event.personId, caseId: event.caseId }
  const old = before.case.leadAgency
  if (old && old !== event.data.agency) {
    await endCaseAccess(trx, event.caseId, old, 'lead')
    await endPersonGrant(trx, event.personId, old, event.caseId)
  }
  await grantCase(trx, { ...ids, agency: event.data.agency, scope: 'lead' })
  await grantPerson(trx, {
    personId: event.personId,
    agency: event.data.agency,
    via: event.caseId,
    identity: true,
  })
}

/** The commission decides on a pseudonymous case; those who identify or work with the person may open names. */
const joined: CaseEffect = async (trx, { event }) => {
  const { agency, scope, until } = event.data
  const ids = { personId: event.personId, caseId: event.caseId }
  await grantCase(trx, { ...ids, agency, scope, until })
  await grantPerson(trx, {
    personId: event.personId,
    agency,
    via: event.caseId,
    identity: scope !== 'commission',
    until,
  })
}

const left: CaseEffect = async (trx, { event }) => {
  for (const scope of ['identify', 'team', 'commission'])
    await endCaseAccess(trx, event.caseId, event.data.agency, scope)
  await endPersonGrant(trx, event.personId, event.data.agency, event.caseId)
}

const childProtectionTold: CaseEffect = async (trx, { event, before }) => {
  const agency = event.data.agency
  if (!agency || agency === before.case.leadAgency) return
  await grantCase(trx, { personId: event.personId, caseId: event.caseId, agency, scope: 'child-protection' })
  await grantPerson(trx, { personId: event.personId, agency, via: event.caseId, identity: true })
}

const identityRecorded: CaseEffect = (trx, { event }, services) =>
  storeIdentity(trx, services, event.personId, event.data.facts, {
    agency: event.agency,
    at: event.recordedAt,
  })

export const caseEffects: Record<string, CaseEffect> = {
  'case.registered': opened,
  'case.assigned': assigned,
  'team.joined': joined,
  'team.left': left,
  'child-protection.notified': childProtectionTold,
  'identity.recorded': identityRecorded,
}

/**
 * Child protection is told at once of a child (Law 55, article 27, by way of standards.md 6.1): the department of
 * the district, else of the region; when the directory knows none, the case says so (agency null).
 */
const tellChildProtection: Reaction<CaseFile> = async ({ after }, trx, services) => {
  if (isChild(after.case) !== true || after.case.childProtection) return []
  const agency = await findChildProtection(trx, services.reference, after.case.concern.district)
  return [{ type: 'child-protection.notified', data: { agency } }]
}

export const caseReactions: Record<string, Reaction<CaseFile>> = {
  'case.registered': tellChildProtection,
  'person.described': tellChildProtection,
  'episode.recorded': tellChildProtection,
}
