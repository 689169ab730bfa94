import type { CaseEvent, NextStep } from '../../cases/kernel.ts'
import type { Trx } from '../access/with-actor.ts'
import type { Route, Services } from './route.ts'

/** An event as it was just recorded, with the folded case before and after it. */
export interface Recorded<File, D = unknown> {
  event: CaseEvent<D>
  before: File
  after: File
  steps: NextStep[]
}

/** Keeps a projection in step with an event, in the event's own transaction and as the system. */
export type Effect<File> = (trx: Trx, recorded: Recorded<File, any>, services: Services) => Promise<void>

/** What the program itself adds after an event, in the same transaction (for example: child protection is told). */
export type Reaction<File> = (
  recorded: Recorded<File, any>,
  trx: Trx,
  services: Services,
) => Promise<{ type: string; data: unknown }[]>

/** What each capability's `index.ts` hands to `src/app.ts`. */
export interface Capability<File = any> {
  name: string
  routes?: Route<any, any, any, any>[]
  effects?: Record<string, Effect<File>>
  reactions?: Record<string, Reaction<File>>
  jobs?: Job[]
}

/** Work done by the clock: `every` is a cron expression (UTC). Each run opens its own transactions as the system. */
export interface Job {
  name: string
  every: string
  run(services: Services, now: Date): Promise<void>
}
