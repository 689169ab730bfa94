import type { Capability } from '../platform/http/capability.ts'
import { listAllReleases, readRelease } from './list-releases.ts'
import { printReport } from './report/print-report.ts'

export { registerStatisticsPages } from './pages/register-pages.ts'

export const publicationCapability: Capability = {
  name: 'publication',
  routes: [listAllReleases, readRelease, printReport],
}
