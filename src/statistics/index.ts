import type { Trx } from '../platform/access/with-actor.ts'
import type { Capability } from '../platform/http/capability.ts'
import type { Reference } from '../reference/model.ts'
import { figureOf } from './compute-figure.ts'
import { downloadTable } from './download-table.ts'
import { exportGlotip, exportHtcds } from './export-standards.ts'
import { currentCells } from './known-cells.ts'
import type { Figure, IndicatorQuery } from './model.ts'
import { readDashboard, readRegistry } from './read-dashboard.ts'
import { settleNightly } from './settle-nightly.ts'

export { cellsKnownAt } from './known-cells.ts'
export { recomputeFacts } from './recompute-facts.ts'

/**
 * A figure of the registry (reference/statistics/indicators.yaml) with nothing identifying in it, read as whoever
 * asks. Missing values are rows of their own (`unknown`); rows of people add up to the people. Small counts are all
 * there: this is not for publication. Throws `WrongIndicator` for what the registry does not have.
 */
export const computeIndicator = async (
  trx: Trx,
  reference: Reference,
  indicatorId: string,
  query: IndicatorQuery,
): Promise<Figure> => figureOf(reference, indicatorId, query.cells ?? (await currentCells(trx)), query)

export const statisticsCapability: Capability = {
  name: 'statistics',
  routes: [readDashboard, readRegistry, downloadTable, exportGlotip, exportHtcds],
  jobs: [settleNightly],
}
