import type { Acting, CaseEvent } from '../../cases/kernel.ts'
import { consentKinds, consentRules } from '../../consent/rules.ts'
import type { Me } from '../../desk/session.tsx'
import type { Procedure } from '../../reference/model.ts'
import type { ReferralsView } from '../model.ts'
import { referralKinds, referralsRules } from '../rules.ts'
import type { Happening, OpenedCase } from './case-data.ts'

const actingAs = (me: Me): Acting => ({
  account: me.account,
  agency: me.agency,
  agencyKind: me.agencyKind,
  roles: me.roles,
  system: false,
  now: new Date().toISOString(),
  // Neither consent nor referrals look at a procedure when they decide.
  procedure: {} as Procedure,
})

/** What the server's own rules will say to these happenings, one after the other: issues for a form's `check`. */
export const whyNot = (
  opened: OpenedCase,
  me: Me,
  happenings: Happening[],
): { path: string; code: string; message?: string }[] => {
  const acting = actingAs(me)
  let view: ReferralsView = opened.file
  for (const happening of happenings) {
    const kind = [...consentKinds, ...referralKinds].find((each) => each.type === happening.type)
    const refusal = kind?.decide(view, happening.data, acting)
    if (refusal) return refusal.fields ?? [{ path: '', code: refusal.code }]
    view = after(view, eventOf(opened, me, happening))
  }
  return []
}

const after = (view: ReferralsView, event: CaseEvent): ReferralsView => ({
  case: view.case,
  consent: consentRules.slice.apply(view.consent, event),
  referrals: referralsRules.slice.apply(view.referrals, event),
})

const eventOf = ({ file, head }: OpenedCase, me: Me, happening: Happening): CaseEvent => {
  const now = new Date().toISOString()
  return {
    ...happening,
    caseId: file.caseId,
    personId: file.personId,
    seq: head.version + 1,
    base: head.version,
    happenedAt: now,
    recordedAt: now,
    device: null,
    account: me.account,
    agency: me.agency,
  }
}
