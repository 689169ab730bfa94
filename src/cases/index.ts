import type { CaseFile } from '../case-file.ts'
import type { Capability } from '../platform/http/capability.ts'
import { caseEffects, caseReactions } from './effects.ts'
import { postEvents } from './post-events.ts'

export const casesCapability: Capability<CaseFile> = {
  name: 'cases',
  routes: [postEvents],
  effects: caseEffects,
  reactions: caseReactions,
}
