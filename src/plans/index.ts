import type { CaseFile } from '../case-file.ts'
import type { Capability } from '../platform/http/capability.ts'
import { inviteCommission } from './invite-commission.ts'

/** Needs, individual plans and follow-up: kept by events alone, so it has no tables and no routes of its own. */
export const plansCapability: Capability<CaseFile> = {
  name: 'plans',
  reactions: { 'plan.submitted': inviteCommission },
}
