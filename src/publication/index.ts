import type { Capability } from '../platform/http/capability.ts'
import { listAllReleases, readRelease } from './list-releases.ts'
import { prepareRelease } from './prepare-release.ts'
import { publishRelease } from './publish-release.ts'
import { printReport } from './report/print-report.ts'

export { codesOf } from './dimensions.ts'
export { registerStatisticsPages } from './pages/register-pages.ts'
export { keepProtected } from './protect-release.ts'
export { readPublicationSettings } from './read-settings.ts'
export { listReleases, setPublished } from './store.ts'

export const publicationCapability: Capability = {
  name: 'publication',
  routes: [listAllReleases, readRelease, prepareRelease, publishRelease, printReport],
}
