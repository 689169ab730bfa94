import type { CaseFile } from '../case-file.ts'
import type { Capability } from '../platform/http/capability.ts'
import { caseEffects, caseReactions } from './effects.ts'
import { listCases } from './list-cases.ts'
import { markRejectedSeen, readRejected } from './list-rejected.ts'
import { listWork } from './list-work.ts'
import { postEvents } from './post-events.ts'
import { readCase } from './read-case.ts'
import { readTimeline } from './read-timeline.ts'

export const casesCapability: Capability<CaseFile> = {
  name: 'cases',
  routes: [postEvents, listWork, readRejected, markRejectedSeen, listCases, readCase, readTimeline],
  effects: caseEffects,
  reactions: caseReactions,
}

export type { CaseServices } from './case-services.ts'
export { foldFacts, type KnownFact } from './fold-all.ts'
export {
  type KeptFact,
  keepFacts,
  listAllFacts,
  lockFactsOf,
  lockRecords,
  recountPeople,
  saveFact,
} from './save-fact.ts'
export { listEvents } from './store.ts'
