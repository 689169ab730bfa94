import { z } from 'zod'
import { foldCase } from '../case-file.ts'
import { uuid } from '../cases/fields.ts'
import { listEvents } from '../cases/index.ts'
import { agencyLabels } from '../cases/read-names.ts'
import { findService } from '../directory/index.ts'
import { may } from '../directory/permissions.ts'
import { findPersonKey } from '../people/person-keys.ts'
import type { Person } from '../platform/access/actor.ts'
import type { Trx } from '../platform/access/with-actor.ts'
import { notFound, route, type Services } from '../platform/http/route.ts'
import { Labels } from '../reference/model.ts'
import { type GrantedReferral, grantedView } from './granted-view.ts'
import type { Shared } from './shared-facts.ts'
import { allowedFor, findReferral, sideOf, sidesOf } from './status.ts'
import { caseCodes, findReferralRow, type ReferralRow } from './store.ts'

export const ReferralAnswer = z.object({
  code: z.string(),
  referralId: z.string(),
  /** Needed to answer through the door; they open nothing. */
  caseId: z.string(),
  personId: z.string(),
  sides: z.object({ sender: z.boolean(), receiver: z.boolean() }),
  /** Works on the case itself, and so reads the referral whole; a receiver does not. */
  seesCase: z.boolean(),
  referral: z.custom<GrantedReferral>(),
  shared: z.custom<Shared>(),
  /** Whether the reader's agency may open the name now because of this referral. */
  identityOpen: z.boolean(),
  /** Events the reader may record about it now. */
  allowed: z.array(z.string()),
  agencies: z.record(z.string(), Labels),
  service: Labels.nullable(),
})
export type ReferralAnswer = z.infer<typeof ReferralAnswer>

/** One referral, as much of it as it grants: a receiver never learns more of the case than stands here. */
export const readReferral = route({
  method: 'GET',
  path: '/api/referrals/:referralId',
  summary: 'One referral: what it shares, where it stands, and what may be done with it',
  permission: 'referral:read',
  audit: 'referral.read',
  params: z.object({ referralId: uuid() }),
  answer: ReferralAnswer,
  handle: async ({ trx, services, actor, params, auditObject }) => {
    auditObject('referral', params.referralId)
    const row = await findReferralRow(trx, params.referralId)
    if (!row) return notFound()
    const seesCase = await worksOnCase(trx, row.case_id)
    const granted = await readGranted(trx, services, actor, row, seesCase)
    if (!granted) return notFound()
    const { lead, view } = granted
    const sides = sidesOf(granted.referral, actor.agency, lead)
    const service = row.service_id ? await findService(trx, row.service_id) : null
    return {
      code: granted.code,
      referralId: row.referral_id,
      caseId: row.case_id,
      personId: row.person_id,
      sides,
      seesCase,
      referral: view,
      shared: row.shared as Shared,
      identityOpen: await opensName(trx, row),
      allowed: allowedFor(granted.referral, actor.agency, lead).filter((type) =>
        may(actor.roles, sideOf(type) === 'sender' ? 'referral:send' : 'referral:answer'),
      ),
      agencies: await agencyLabels(trx, [row.from_agency, row.to_agency, view.escalatedTo]),
      service: service?.labels ?? null,
    }
  },
})

/**
 * Folds the case as the system, on behalf of an actor who sees this referral by row-level security, and keeps only
 * what the referral grants to their side.
 */
const readGranted = (trx: Trx, services: Services, actor: Person, row: ReferralRow, whole: boolean) =>
  services.access.asSystem(trx, actor, async () => {
    const key = await findPersonKey(trx, services, row.person_id)
    const file = foldCase(row.case_id, row.person_id, await listEvents(trx, row.case_id, key))
    const referral = findReferral(file, row.referral_id)
    if (!referral) return null
    const sender = sidesOf(referral, actor.agency, file.case.leadAgency).sender
    return {
      code: (await caseCodes(trx, [row.case_id]))[row.case_id] ?? '',
      referral,
      lead: file.case.leadAgency,
      view: grantedView(file, referral, whole || sender ? 'sender' : 'receiver'),
    }
  })

const worksOnCase = async (trx: Trx, caseId: string): Promise<boolean> => {
  const row = await trx
    .selectFrom('core.case_file')
    .select('case_id')
    .where('case_id', '=', caseId)
    .executeTakeFirst()
  return row !== undefined
}

const opensName = async (trx: Trx, row: ReferralRow): Promise<boolean> => {
  const grant = await trx
    .selectFrom('core.person_access')
    .select('via')
    .where('person_id', '=', row.person_id)
    .where('via', '=', row.referral_id)
    .where('identity', '=', true)
    .where((eb) => eb.or([eb('until', 'is', null), eb('until', '>', new Date())]))
    .executeTakeFirst()
  return grant !== undefined
}
