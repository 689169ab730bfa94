import { type CapabilityRules, conflictsIn } from './kernel.ts'
import type { CaseSlice } from './model.ts'
import { type CaseView, caseKinds, caseSlice } from './rules.ts'

/** What `cases/` itself contributes to the case file. */
export const caseRules = {
  slice: caseSlice,
  kinds: caseKinds,
  conflicts: (state: CaseSlice) => [
    ...conflictsIn('person', state.person),
    ...conflictsIn('episode', Object.fromEntries(state.episodes.map((each) => [each.episodeId, each.cell]))),
  ],
  nextSteps: (file: CaseView) =>
    file.case.status === 'open' && hasConflict(file.case)
      ? [
          {
            id: 'settle-conflict',
            kind: 'settle-conflict',
            agency: file.case.leadAgency,
            role: 'case-manager',
            since: file.case.openedAt ?? '',
            dueAt: null,
            order: 50,
          },
        ]
      : [],
} satisfies CapabilityRules<CaseSlice, CaseView>

const hasConflict = (state: CaseSlice) =>
  [...Object.values(state.person), ...state.episodes.map((each) => each.cell)].some(
    (cell) => (cell?.rivals.length ?? 0) > 0,
  )
