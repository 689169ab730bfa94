import type { Worker } from '../worker.ts'
import { assessAndPresume } from './assess.ts'
import { type Sending, sendReferral } from './refer.ts'
import { type Met, registerConcern } from './register.ts'

/** What a first responder does with a phone in one sitting. Returns the id of the case. */
export const registerAndRefer = async (
  worker: Worker,
  met: Met,
  ground: Sending['ground'],
): Promise<string> => {
  const caseId = await registerConcern(worker, met)
  await assessAndPresume(worker)
  await worker.tap('assessment.summary.refer', { need: 'shelter' })
  await sendReferral(worker, {
    need: 'shelter',
    service: 'demo-crisis-shelter',
    urgency: 'today',
    name: 'yes',
    ground,
  })
  return caseId
}
