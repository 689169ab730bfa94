import type { CaseFile } from '../../case-file.ts'

/** A form to print: its id in the procedure, the name the printing route knows it by, and what it is about. */
export interface Printable {
  form: string
  path: string
  query: string
  need?: string
}

/** Begun: an answer, a fact or a decision is there to print. */
const identification = ({ identification: slice }: CaseFile): Printable[] =>
  slice.startedAt === null
    ? []
    : [{ form: `identification-record-${slice.form}`, path: 'identification', query: '' }]

/** What this case can print now: a form it has nothing for is not offered. */
export const printableForms = (file: CaseFile): Printable[] => [
  ...file.referrals.referrals.map((referral) => ({
    form: 'referral',
    path: 'referral',
    query: `&referral=${referral.referralId}`,
    need: referral.need,
  })),
  ...identification(file),
  ...file.plan.plans
    .slice(-1)
    .map((plan) => ({ form: 'individual-plan', path: 'plan', query: `&plan=${plan.planId}` })),
]
