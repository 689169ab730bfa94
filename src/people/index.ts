import type { Capability } from '../platform/http/capability.ts'
import { revealIdentity } from './reveal-identity.ts'
import { searchPeople } from './search-people.ts'

export { findPeople } from './search-people.ts'

export const peopleCapability: Capability = { name: 'people', routes: [searchPeople, revealIdentity] }
