import type { IdentificationStatus } from './decision-model.ts'

/** What is known may be added to at any time: it is the ground of a decision, and of contesting one. */
const RECORD = ['indicators.answered', 'facts.recorded'] as const

/** What may happen to an identification in each status. The same table decides, folds and shows. */
export const identificationNext: Record<IdentificationStatus, readonly string[]> = {
  none: [...RECORD, 'identification.decided'],
  open: [...RECORD, 'identification.decided'],
  proposed: [...RECORD, 'identification.confirmed'],
  decided: [...RECORD, 'identification.review-requested', 'identification.appealed'],
  review: [...RECORD, 'identification.review-decided'],
  appeal: [...RECORD, 'identification.appeal-decided'],
}
