import type { CaseFile } from '../case-file.ts'
import type { Capability } from '../platform/http/capability.ts'
import { assignIdentification, callConfirmingTeam } from './assign.ts'
import { listBodies } from './list-bodies.ts'
import { listIndicators } from './list-indicators.ts'

/** Formal identification: kept by events alone; the program adds who on the case may decide and who may confirm. */
export const identificationCapability: Capability<CaseFile> = {
  name: 'identification',
  routes: [listBodies, listIndicators],
  reactions: {
    'victim.presumed': assignIdentification,
    'indicators.answered': assignIdentification,
    'facts.recorded': assignIdentification,
    'case.assigned': assignIdentification,
    'team.joined': assignIdentification,
    'team.left': assignIdentification,
    'identification.decided': callConfirmingTeam,
  },
}
