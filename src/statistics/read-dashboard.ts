import type { CaseServices } from '../cases/case-services.ts'
import { dayFinder, endOfDay, zoneOf } from '../cases/read-zone.ts'
import type { Person } from '../platform/access/actor.ts'
import type { Trx } from '../platform/access/with-actor.ts'
import { Failure, route, type Services } from '../platform/http/route.ts'
import type { CellSource } from './count-cells.ts'
import { countLate } from './count-late.ts'
import { countWork } from './count-work.ts'
import { DashboardAnswer, DashboardQuery, RegistryAnswer } from './dashboard-model.ts'
import { cellsKnownAt, currentCells } from './known-cells.ts'
import { filtersOf, makeDashboard } from './make-dashboard.ts'
import { seesCounts } from './store.ts'

/** Counts as whoever asks may see them: as they stand, or as they were known when a past day ended. */
export const cellsFor = async (
  trx: Trx,
  services: Services,
  actor: Person,
  known: string | undefined,
): Promise<CellSource> => {
  const current = await currentCells(trx)
  if (known === undefined || !(await seesCounts(trx))) return current
  const moment = endOfDay(zoneOf(services.config.country), known)
  return services.access.asSystem(trx, actor, () => cellsKnownAt(trx, services as CaseServices, moment))
}

/** A day that is not over cannot be looked back on. */
export const refuseFuture = (services: Services, known: string | undefined, now: Date): Failure | null =>
  known !== undefined && known >= dayFinder(zoneOf(services.config.country))(now.toISOString())
    ? new Failure(400, 'invalid', { fields: [{ path: 'known', code: 'in-the-future' }] })
    : null

export const badField = (path: string) =>
  new Failure(400, 'invalid', { fields: [{ path, code: 'unknown-code' }] })

const knows = (services: Services, indicator: string): boolean =>
  services.reference.statistics?.indicators.some(({ id }) => id === indicator) === true

const countsWork = (services: Services, indicator: string): boolean =>
  services.reference.statistics?.indicators.find(({ id }) => id === indicator)?.formula?.kind === 'late'

export const readDashboard = route({
  method: 'GET',
  path: '/api/statistics/dashboard',
  summary: 'Indicators by time, place and people, counted and pseudonymous; not for publication',
  permission: 'statistics:read',
  audit: 'statistics.read',
  query: DashboardQuery,
  answer: DashboardAnswer,
  handle: async ({ trx, services, actor, query }): Promise<DashboardAnswer | Failure> => {
    const now = new Date()
    const wrong = refuseFuture(services, query.known, now)
    if (wrong) return wrong
    if (query.indicator && !knows(services, query.indicator)) return badField('indicator')
    const cells = await cellsFor(trx, services, actor, query.known)
    const late = query.known ? null : await countLate(trx, filtersOf(query), now)
    const work =
      !query.known && query.indicator && countsWork(services, query.indicator)
        ? await countWork(trx, query, now)
        : null
    const month = dayFinder(zoneOf(services.config.country))(now.toISOString()).slice(0, 7)
    return makeDashboard(services.reference, cells, { query, now: month, late, work })
  },
})

export const readRegistry = route({
  method: 'GET',
  path: '/api/statistics/indicators',
  summary: 'What is counted and how each figure is made',
  permission: 'statistics:read',
  audit: 'statistics.indicators-read',
  answer: RegistryAnswer,
  handle: async ({ services }): Promise<RegistryAnswer> =>
    services.reference.statistics ?? { indicators: [], rules: [], population: [] },
})
