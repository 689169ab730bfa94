import type { CaseFile } from '../../case-file.ts'

type Milestone = 'concern' | 'assessment' | 'help' | 'identification' | 'plan' | 'follow-up'

export interface Place {
  key: Milestone
  state: 'done' | 'now' | 'later'
  /** ISO moment at which it was reached; null when it was not. */
  at: string | null
}

const earliest = (moments: readonly (string | null | undefined)[]): string | null =>
  moments.filter((each): each is string => typeof each === 'string').sort()[0] ?? null

/** When each milestone was reached. Help begins with the first that somebody accepted: a letter sent is no help. */
const reached: Record<Milestone, (file: CaseFile) => string | null> = {
  concern: (file) => file.case.openedAt,
  assessment: (file) => file.assessment.completedAt,
  help: (file) => earliest(file.referrals.referrals.map((each) => each.accepted?.at)),
  identification: (file) => (file.identification.outcome === null ? null : lastDecision(file)),
  plan: (file) =>
    earliest(file.plan.plans.flatMap((plan) => plan.versions.map((version) => version.approved.at))),
  'follow-up': (file) => earliest(file.plan.followUps.map((each) => each.recorded?.at)),
}

const lastDecision = (file: CaseFile): string | null =>
  file.identification.history.findLast((each) => 'outcome' in each && each.kind !== 'proposed')?.at ?? null

const order = Object.keys(reached) as Milestone[]

/**
 * The path of a case: what was reached and when. "Now" is the first that was not; of a closed case nothing is,
 * and what was never reached stays open to see.
 */
export const pathOfCase = (file: CaseFile): Place[] => {
  const places = order.map((key) => ({ key, at: reached[key](file) }))
  const now = file.case.status === 'open' ? places.find((place) => place.at === null)?.key : undefined
  return places.map(({ key, at }) => ({
    key,
    at,
    state: at !== null ? 'done' : key === now ? 'now' : 'later',
  }))
}
