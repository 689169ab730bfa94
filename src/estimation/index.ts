import type { Capability } from '../platform/http/capability.ts'
import { estimateLists } from './estimate-lists.ts'
import { makeEstimate } from './make-estimate.ts'

export const estimationCapability: Capability = { name: 'estimation', routes: [makeEstimate, estimateLists] }
