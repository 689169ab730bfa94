import type { CaseFile } from '../case-file.ts'
import type { Capability } from '../platform/http/capability.ts'
import { referralEffects, referralReactions } from './effects.ts'
import { listReferrals } from './list-referrals.ts'
import { readReferral } from './read-referral.ts'
import { remindReferrals } from './remind-referrals.ts'

/** Help asked of another agency: sent, answered, delivered, reported back; reminded and escalated when it is not. */
export const referralsCapability: Capability<CaseFile> = {
  name: 'referrals',
  routes: [listReferrals, readReferral],
  effects: referralEffects,
  reactions: referralReactions,
  jobs: [remindReferrals],
}
