import type { CaseFile } from '../case-file.ts'
import type { Capability } from '../platform/http/capability.ts'
import { listAgenciesRoute } from './list-agencies.ts'
import { listServicesRoute } from './list-services.ts'
import { updatePlaces } from './update-places.ts'

/** The directory of agencies and what they offer; filled from the reference files at start. */
export const directoryCapability: Capability<CaseFile> = {
  name: 'directory',
  routes: [listServicesRoute, listAgenciesRoute, updatePlaces],
}

export { findAgency, findService, listServices } from './store.ts'
