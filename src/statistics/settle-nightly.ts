import { theSystem } from '../platform/access/actor.ts'
import type { Job } from '../platform/http/capability.ts'
import { settleStoredCells } from './store.ts'

/** Puts the counts of the day together, so that a dashboard reads few of them. Nothing that is counted changes. */
export const settleNightly: Job = {
  name: 'settle-counts',
  every: '30 20 * * *',
  run: (services) => services.access.withActor(theSystem, settleStoredCells),
}
