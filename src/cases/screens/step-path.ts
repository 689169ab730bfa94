export interface StepPlace {
  caseId: string | null
  params: Record<string, unknown>
  /** The stable id of the task, e.g. `follow-up:<followUpId>`. */
  id: string
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)
const after = (id: string): string => id.slice(id.indexOf(':') + 1)

type Path = (place: StepPlace & { caseId: string }) => string

const onCase =
  (path: string): Path =>
  ({ caseId }) =>
    `/cases/${caseId}${path}`

/** Where each kind of step is done. A kind that is missing here is done on the case itself. */
const paths: Record<string, Path> = {
  'initial-assessment': onCase('/assess'),
  'decide-presumption': onCase('/assess/summary'),
  'refer-urgent-need': ({ caseId, params }) => `/cases/${caseId}/refer/${text(params.need) ?? ''}`,
  'settle-conflict': onCase('#conflicts'),
  'assess-needs': onCase('/needs'),
  'draft-plan': onCase('/plan/edit'),
  'complete-plan': onCase('/plan/edit'),
  'revise-plan': onCase('/plan/edit'),
  'submit-plan': onCase('/plan'),
  'invite-commission': onCase('/team'),
  'decide-plan': onCase('/plan/decide'),
  'review-plan': onCase('/plan/review'),
  'deliver-action': ({ caseId, id }) => `/cases/${caseId}/plan/deliver/${after(id)}`,
  'record-views': onCase('/views'),
  'answer-views': onCase('/views'),
  'follow-up': ({ caseId, id }) => `/cases/${caseId}/follow-up/${after(id)}`,
  'plan-follow-up': onCase('/follow-up'),
  'formal-identification': onCase('/identification'),
  'confirm-identification': onCase('/identification/confirm'),
  'ask-authorised-body': onCase('/identification/ask'),
  'ask-confirming-team': onCase('/identification/ask'),
  'decide-identification-review': onCase('/identification/review'),
  'record-appeal-decision': onCase('/identification/appeal'),
  'reopen-case': onCase('/reopen'),
  'renew-consent': onCase('/consent'),
  'choose-another-service': ({ caseId, params }) => `/cases/${caseId}/refer/${text(params.need) ?? ''}`,
}

/** Referrals are opened by their own id, by whoever sent or received them. */
const referralPath = ({ params }: StepPlace): string | null => {
  const referral = text(params.referralId)
  return referral === null ? null : `/referrals/${referral}`
}

/** The screen where a step is done; null when this reader cannot do it anywhere (a coordinator's escalation). */
export const stepPath = (kind: string, place: StepPlace): string | null => {
  const { caseId } = place
  const own = paths[kind]
  if (own && caseId !== null) return own({ ...place, caseId })
  return referralPath(place) ?? (caseId === null ? null : `/cases/${caseId}`)
}
