import type { Capability } from '../platform/http/capability.ts'
import { readOversight } from './read-oversight.ts'

export const oversightCapability: Capability = { name: 'oversight', routes: [readOversight] }
