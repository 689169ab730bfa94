import type { Capability } from '../platform/http/capability.ts'
import { listEntries } from './list-entries.ts'

export const auditTrailCapability: Capability = { name: 'audit-trail', routes: [listEntries] }
