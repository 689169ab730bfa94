import { type CapabilityRules, type EventKind, eventKind } from '../cases/kernel.ts'
import { identificationConflicts } from './conflicts.ts'
import {
  decideAppeal,
  decideConfirmed,
  decideFirst,
  decideReviewed,
  type IdentificationView,
  onStatus,
} from './decide.ts'
import {
  DecisionContested,
  FactsRecorded,
  IdentificationAssigned,
  IdentificationDecided,
  type IdentificationSlice,
  IndicatorsAnswered,
  LaterDecision,
} from './decision-model.ts'
import { identificationSlice } from './fold.ts'
import { identificationSteps } from './next-steps.ts'

const kind = <D>(
  type: string,
  data: EventKind<IdentificationView, D>['data'],
  permission: EventKind<IdentificationView>['permission'],
  also?: Parameters<typeof onStatus<D>>[1],
) => eventKind<IdentificationView, D>({ type, data, permission, reach: 'case', decide: onStatus(type, also) })

const kinds = [
  kind('indicators.answered', IndicatorsAnswered, 'identification:write'),
  kind('facts.recorded', FactsRecorded, 'identification:write'),
  // Which of these roles decides is the procedure's word: under two steps a first responder may propose.
  kind('identification.decided', IdentificationDecided, 'identification:write', decideFirst),
  kind('identification.confirmed', LaterDecision, 'identification:decide', decideConfirmed),
  kind('identification.review-requested', DecisionContested, 'identification:review'),
  kind('identification.review-decided', LaterDecision, 'identification:decide', decideReviewed),
  kind('identification.appealed', DecisionContested, 'identification:review'),
  kind('identification.appeal-decided', LaterDecision, 'identification:review', decideAppeal),
  eventKind({
    type: 'identification.assigned',
    data: IdentificationAssigned,
    permission: 'system',
    reach: 'case',
    decide: () => null,
  }),
]

/** What `identification/` contributes to the case file. */
export const identificationRules = {
  slice: identificationSlice,
  kinds,
  conflicts: identificationConflicts,
  nextSteps: identificationSteps,
} satisfies CapabilityRules<IdentificationSlice, IdentificationView>
