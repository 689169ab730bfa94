import { PgBoss } from 'pg-boss'
import type { Database } from '../database/connect.ts'
import type { Job } from '../http/capability.ts'
import type { Services } from '../http/route.ts'
import { errorFields } from '../log.ts'
import type { Metrics } from '../metrics.ts'

export interface RunningJobs {
  stop(): Promise<void>
}

/**
 * Runs the capabilities' jobs on their schedules through pg-boss, in schema `pgboss` of the same database, so that
 * several copies of the program share the work and a crash loses none of it.
 */
export const runJobs = async (
  database: Database,
  services: Services,
  metrics: Metrics,
  jobs: Job[],
): Promise<RunningJobs> => {
  const boss = new PgBoss({
    ...database.jobStore,
    ...(database.kind === 'embedded' ? { backend: 'pglite' as const } : {}),
    schema: 'pgboss',
    cronMonitorIntervalSeconds: 30,
    cronWorkerIntervalSeconds: 15,
    superviseIntervalSeconds: 300,
  })
  boss.on('error', (error) => services.log.error('job queue failed', errorFields(error)))
  await boss.start()
  for (const job of jobs) {
    await boss.createQueue(job.name)
    await boss.schedule(job.name, job.every)
    await boss.work(job.name, { pollingIntervalSeconds: 15 }, () => runOne(job, services, metrics))
  }
  return { stop: () => boss.stop({ graceful: true, timeout: 5000 }) }
}

const runOne = async (job: Job, services: Services, metrics: Metrics) => {
  try {
    await job.run(services, new Date())
    metrics.jobs.inc({ job: job.name, result: 'done' })
  } catch (error) {
    metrics.jobs.inc({ job: job.name, result: 'failed' })
    services.log.error('job failed', { job: job.name, ...errorFields(error) })
    throw error
  }
}
