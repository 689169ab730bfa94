import { v7 as uuidv7 } from 'uuid'
import type { EventAnswer } from '../../src/cases/incoming.ts'
import type { Database } from '../../src/platform/database/connect.ts'
import { registerCase, type Staff, startTestUmai, type TestUmai } from './test-umai.ts'

const labels = (en: string) => JSON.stringify({ ky: en, ru: en, en })

/** Agencies of these tests: a sender, a hospital and a police station on Umai, and a house without an account. */
export const agencies = {
  support: 'test-osh-support',
  hospital: 'test-osh-hospital',
  police: 'test-osh-police',
  house: 'test-warm-house',
  outsider: 'test-other-ngo',
  coordinator: 'test-coordination',
}

const kinds: Record<string, string> = {
  [agencies.support]: 'child-protection-department',
  [agencies.hospital]: 'hospital',
  [agencies.police]: 'interior-ministry',
  [agencies.house]: 'shelter',
  [agencies.outsider]: 'ngo',
  [agencies.coordinator]: 'labour-and-social-ministry',
}

const addTestDirectory = async (database: Database): Promise<void> => {
  for (const [code, kind] of Object.entries(kinds))
    await database.admin
      .insertInto('core.agency')
      .values({
        agency_id: code,
        kind,
        labels: labels(code),
        region: code === agencies.coordinator ? null : 'KG06',
        district: null,
        on_umai: code !== agencies.house,
        sop_adopted: null,
        origin: 'test',
      })
      .execute()
  for (const [code, agency, needs] of services)
    await database.admin
      .insertInto('core.service')
      .values({
        service_id: code,
        agency_id: agency,
        kind: needs[0] === 'medical' ? 'medical' : 'shelter',
        needs: [...needs],
        sexes: ['female'],
        age_from: 18,
        age_to: null,
        places_of_service: ['KG06'],
        languages: ['ky', 'ru'],
        places: 10,
        places_free: 2,
        labels: labels(code),
        origin: 'test',
      })
      .execute()
}

const services = [
  ['test-examination', agencies.hospital, ['medical']],
  ['test-beds', agencies.house, ['shelter']],
] as const

export interface ReferralUmai extends TestUmai {
  sender: Staff
  nurse: Staff
  outsider: Staff
  police: Staff
  coordinator: Staff
}

/** A program with the agencies above and somebody signed in at each. */
export const startReferralUmai = async (): Promise<ReferralUmai> => {
  const test = await startTestUmai()
  await addTestDirectory(test.database)
  return {
    ...test,
    sender: await test.signIn({ agency: agencies.support, roles: ['case-manager', 'first-responder'] }),
    nurse: await test.signIn({ agency: agencies.hospital, roles: ['service-provider'] }),
    outsider: await test.signIn({ agency: agencies.outsider, roles: ['service-provider', 'case-manager'] }),
    police: await test.signIn({ agency: agencies.police, roles: ['identifier'] }),
    coordinator: await test.signIn({ agency: agencies.coordinator, roles: ['coordinator'] }),
  }
}

export interface Sent {
  caseId: string
  personId: string
  referralId: string
  consentId: string
}

export const NAME = 'Айсулуу Сыноова'

/** A woman's case with her name in the vault and a consent to tell the hospital, with her name. */
export const caseWithConsent = async (by: Staff, consent: object = {}, name = NAME): Promise<Sent> => {
  const ids = { ...(await registerCase(by)), referralId: uuidv7(), consentId: uuidv7() }
  await must(by, ids, 'identity.recorded', {
    facts: [{ factId: uuidv7(), kind: 'name', part: 'full', value: name }],
  })
  await must(by, ids, 'consent.given', {
    consentId: ids.consentId,
    purpose: 'referral',
    recipient: { agency: agencies.hospital },
    evidence: 'signed-paper',
    givenBy: 'person',
    identity: true,
    ...consent,
  })
  return ids
}

export const referralData = (ids: Sent, more: object = {}) => ({
  referralId: ids.referralId,
  need: 'medical',
  serviceId: 'test-examination',
  toAgency: agencies.hospital,
  toKind: 'hospital',
  urgency: 'today',
  answerBy: new Date(Date.now() + 12 * 3_600_000).toISOString(),
  shareIdentity: true,
  shares: ['sex', 'age'],
  note: 'Has a cough for three weeks.',
  consentId: ids.consentId,
  ...more,
})

export const sendReferral = async (by: Staff, more: object = {}, consent: object = {}): Promise<Sent> => {
  const ids = await caseWithConsent(by, consent)
  await must(by, ids, 'referral.sent', referralData(ids, more))
  return ids
}

/** Records an event and fails the test when the door does not take it. */
export const must = async (
  by: Staff,
  ids: { caseId: string; personId: string },
  type: string,
  data: object,
) => {
  const answer = await tryEvent(by, ids, type, data)
  if (answer.status === 'rejected') throw new Error(`${type}: ${JSON.stringify(answer)}`)
  return answer
}

export const tryEvent = async (
  by: Staff,
  { caseId, personId }: { caseId: string; personId: string },
  type: string,
  data: object,
): Promise<EventAnswer> => (await by.events({ type, caseId, personId, data }))[0]!
