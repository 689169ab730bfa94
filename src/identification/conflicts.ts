import { type Cell, type Conflict, conflictsIn } from '../cases/kernel.ts'
import type { IdentificationSlice } from './decision-model.ts'
import { ANSWERS_PREFIX, FACTS_PREFIX } from './fold.ts'

/** What two officers recorded differently, for a person to settle. */
export const identificationConflicts = (state: IdentificationSlice): Conflict[] => [
  ...conflictsIn(FACTS_PREFIX, state.facts as Record<string, Cell<unknown>>),
  ...conflictsIn(ANSWERS_PREFIX, state.answers),
]
