import type { CaseFile } from '../case-file.ts'
import type { CaseServices } from '../cases/case-services.ts'
import type { Reaction } from '../platform/http/capability.ts'
import { Failure } from '../platform/http/route.ts'
import { COMMISSION, findCommission, placeOfCase } from './find-commission.ts'

/**
 * A submitted plan goes to the commission of its district, which joins the case to read and decide. Where the
 * directory has none, the submission is refused, and with it the whole event: nobody would ever see the plan.
 */
export const inviteCommission: Reaction<CaseFile> = async ({ after }, trx, services) => {
  if (after.case.team.some((each) => each.scope === 'commission')) return []
  const place = await placeOfCase(trx, services.reference, after.case)
  const agency = await findCommission(trx, place, decidingBodies(services as CaseServices, after))
  if (agency) return [{ type: 'team.joined', data: { agency, scope: 'commission' } }]
  if (place.district === null && place.region === null) throw new Failure(409, 'no-place-for-commission')
  throw new Failure(409, 'no-commission', { params: { district: place.district ?? place.region ?? '' } })
}

/** The kinds of body that the case's own procedure lets approve a plan. */
const decidingBodies = (services: CaseServices, file: CaseFile): string[] => {
  const stage = services.procedures
    .of(file.case.procedure)
    ?.stages.find((each) => each.id === 'plan-approval')
  const bodies = stage?.by.bodies
  return bodies && bodies !== 'any' && bodies.length > 0 ? bodies : [COMMISSION]
}
