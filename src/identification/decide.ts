import { earliest } from '../cases/fields.ts'
import { type Acting, type FieldProblem, type Refusal, refuseUnless } from '../cases/kernel.ts'
import type { CaseSlice } from '../cases/model.ts'
import { isChild, notInFuture, refuseUnlessOpen } from '../cases/rules.ts'
import type { Decision, IdentificationDecided, IdentificationSlice, LaterDecision } from './decision-model.ts'
import { identificationNext } from './status.ts'
import { type Terms, termsOf } from './terms.ts'

/** The parts of a case file these rules look at. The assessment only says since when identification is awaited. */
export interface IdentificationView {
  caseId: string
  case: CaseSlice
  identification: IdentificationSlice
  assessment?: { presumed: { at: string } | null; lifted: { at: string } | null }
}

type Decide<D = unknown> = (view: IdentificationView, data: D, acting: Acting) => Refusal | null

/** The case is open and the status table has this event; then what else the event asks. */
export const onStatus =
  <D>(type: string, also: Decide<D> = () => null): Decide<D> =>
  (view, data, acting) =>
    refuseUnlessOpen(view) ??
    refuseUnless(identificationNext, view.identification.status, type) ??
    also(view, data, acting)

/** What a refused body can do instead: record what it knows, and bring in one that may decide. */
const INSTEAD = ['indicators.answered', 'facts.recorded', 'team.joined']

/** Somebody who would decide: from the request on the server, from the session on a screen. */
type Decider = Pick<Acting, 'agencyKind' | 'roles'>

/** Null when they may take the first step: the procedure names their role and the kind of their body. */
export const refuseDecider = (acting: Decider, { decide }: Terms): Refusal | null =>
  refuseUnlessNamed(acting, decide, 'not-authorised-to-identify')

/** Null when they may have the last word: of the team where there are two steps, else of any body that decides. */
export const refuseLastWord = (acting: Decider, { steps, lastWord }: Terms): Refusal | null =>
  refuseUnlessNamed(
    acting,
    lastWord,
    steps === 2 ? 'not-authorised-to-confirm' : 'not-authorised-to-identify',
  )

const refuseUnlessNamed = (
  { agencyKind, roles }: Decider,
  named: Terms['decide'],
  code: string,
): Refusal | null => {
  if (!roles.some((role) => named.roles.includes(role))) return { code: 'not-permitted', allowed: INSTEAD }
  return agencyKind !== null && named.kinds.includes(agencyKind) ? null : { code, allowed: INSTEAD }
}

export const decideFirst: Decide<IdentificationDecided> = (view, data, acting) =>
  refuseDecider(acting, termsOf(acting.procedure)) ??
  invalid([
    ...formProblems(view, data),
    ...stepProblems(data, acting),
    ...dateProblems(view, data.decidedOn, acting),
  ])

/** A child has the right to be asked as a child; the child's form for anyone else does no harm. */
const formProblems = (view: IdentificationView, data: IdentificationDecided): FieldProblem[] =>
  data.form === 'adult' && isChild(view.case) === true ? [{ path: 'form', code: 'child-form-required' }] : []

/** The log must say by itself which decisions were proposals, so the device says it and the procedure checks it. */
const stepProblems = (data: IdentificationDecided, acting: Acting): FieldProblem[] => {
  const two = termsOf(acting.procedure).steps === 2
  if ((data.proposal ?? false) === two) return []
  return [{ path: 'proposal', code: two ? 'team-confirms' : 'no-second-step' }]
}

/** The team's word is another person's than the proposal. */
export const decideConfirmed: Decide<LaterDecision> = (view, data, acting) =>
  refuseLastWord(acting, termsOf(acting.procedure)) ??
  refuseOwn([view.identification.proposal], acting, 'own-proposal') ??
  invalid(dateProblems(view, data.decidedOn, acting))

export const decideReviewed: Decide<LaterDecision> = (view, data, acting) =>
  refuseLastWord(acting, termsOf(acting.procedure)) ??
  refuseOwn(decisionsOf(view.identification), acting, 'own-decision') ??
  invalid(dateProblems(view, data.decidedOn, acting))

/** A court or a higher body decided; whoever decided before does not write down the answer to their own decision. */
export const decideAppeal: Decide<LaterDecision> = (view, data, acting) =>
  refuseOwn(decisionsOf(view.identification), acting, 'own-decision') ??
  invalid(dateProblems(view, data.decidedOn, acting))

const refuseOwn = (made: readonly (Decision | null)[], acting: Acting, code: string): Refusal | null =>
  acting.account === null || made.some((each) => each?.account === acting.account)
    ? { code, allowed: ['indicators.answered', 'facts.recorded'] }
    : null

/** Every decision and proposal so far, in order. */
export const decisionsOf = (state: IdentificationSlice): Decision[] =>
  state.history.filter((each) => 'outcome' in each)

/** A decision is not dated in the future, nor before the recruitment it is about, nor before the one it follows. */
const dateProblems = (view: IdentificationView, on: string | undefined, acting: Acting): FieldProblem[] => {
  if (on === undefined) return []
  const problem = (code: string) => [{ path: 'decidedOn', code }]
  const recruited = view.case.episodes.flatMap(({ cell }) => cell.value.recruitedOn ?? []).map(earliest)
  const before = decisionsOf(view.identification).at(-1)?.decidedOn
  return [
    ...notInFuture('decidedOn', on, acting),
    ...(recruited.length > 0 && recruited.every((day) => on < day) ? problem('before-recruitment') : []),
    ...(before && on < before ? problem('before-decision') : []),
  ]
}

const invalid = (fields: FieldProblem[]): Refusal | null =>
  fields.length > 0 ? { code: 'invalid', fields } : null
