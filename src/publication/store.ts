import type { Generated } from 'kysely'
import { isProtectedTable, type ProtectedTable } from '../disclosure/index.ts'
import type { Kept } from '../disclosure/model.ts'
import type { Trx } from '../platform/access/with-actor.ts'
import type { CellStatus, ProtectionNote, ReleaseRow, StoredTable, YearRange } from './model.ts'

declare module '../platform/database/tables.ts' {
  interface Tables {
    'stats.release': ReleaseTableRow
    'stats.release_table': TableRow
    'stats.release_cell': CellRow
    'stats.release_protection': ProtectionRow
  }
}

interface ReleaseTableRow {
  release_id: string
  period_from: number
  period_to: number
  population: string
  synthetic: boolean
  prepared_by: string
  prepared_at: Generated<Date>
  published_by: string | null
  published_at: Date | null
}

interface TableRow {
  release_id: string
  table_code: string
  dimensions: string[]
  threshold: number
  rounding: number
}

interface CellRow {
  release_id: string
  table_code: string
  at: string[]
  count: number | null
  status: CellStatus
}

interface ProtectionRow {
  release_id: string
  hidden: number
  hidden_primary: number
  share_of_cells: number
  share_of_counts: number
  held_back: number
}

export const addRelease = async (
  trx: Trx,
  release: {
    releaseId: string
    period: YearRange
    population: string
    synthetic: boolean
    preparedBy: string
  },
): Promise<void> => {
  await trx
    .insertInto('stats.release')
    .values({
      release_id: release.releaseId,
      period_from: release.period.from,
      period_to: release.period.to,
      population: release.population,
      synthetic: release.synthetic,
      prepared_by: release.preparedBy,
      published_by: null,
      published_at: null,
    })
    .execute()
}

/**
 * Keeps a table for the public. The only way in: it takes nothing but a table that the disclosure audit has passed,
 * and a look-alike is a programming error that shows at once.
 */
export const addProtectedTable = async (
  trx: Trx,
  releaseId: string,
  code: string,
  table: ProtectedTable,
): Promise<void> => {
  if (!isProtectedTable(table)) throw new TypeError(`table ${code} did not come from the disclosure audit`)
  const key = { release_id: releaseId, table_code: code }
  const { dimensions, threshold, rounding, cells } = table
  await trx
    .insertInto('stats.release_table')
    .values({ ...key, dimensions: [...dimensions], threshold, rounding })
    .execute()
  const rows = cells.map(({ at, count, status }) => ({ ...key, at: [...at], count, status }))
  for (let start = 0; start < rows.length; start += 500)
    await trx
      .insertInto('stats.release_cell')
      .values(rows.slice(start, start + 500))
      .execute()
}

export const addProtectionNote = async (trx: Trx, releaseId: string, kept: Kept): Promise<void> => {
  await trx
    .insertInto('stats.release_protection')
    .values({
      release_id: releaseId,
      hidden: kept.hidden,
      hidden_primary: kept.primary,
      share_of_cells: kept.shareOfCells,
      share_of_counts: kept.shareOfCounts,
      held_back: kept.heldBack,
    })
    .execute()
}

/** How much is not shown, and why; null where the reader may not know. */
export const findProtectionNote = async (trx: Trx, releaseId: string): Promise<ProtectionNote | null> => {
  const row = await trx
    .selectFrom('stats.release_protection')
    .selectAll()
    .where('release_id', '=', releaseId)
    .executeTakeFirst()
  if (!row) return null
  return {
    tooFew: row.hidden_primary,
    besides: row.hidden - row.hidden_primary,
    shareOfCells: row.share_of_cells,
    shareOfCounts: row.share_of_counts,
    heldBack: row.held_back,
  }
}

/** Releases that the reader may see, the newest first. */
export const listReleases = async (trx: Trx): Promise<ReleaseRow[]> => {
  const rows = await trx
    .selectFrom('stats.release')
    .selectAll()
    .orderBy('prepared_at', 'desc')
    .orderBy('release_id', 'desc')
    .execute()
  return rows.map(releaseOf)
}

/** First and last year of the releases of a population so far; null when there is none. */
export const findReach = async (trx: Trx, population: string): Promise<YearRange | null> => {
  const row = await trx
    .selectFrom('stats.release')
    .select(({ fn }) => [fn.min('period_from').as('from'), fn.max('period_to').as('to')])
    .where('population', '=', population)
    .executeTakeFirst()
  return row?.from == null || row.to == null ? null : { from: row.from, to: row.to }
}

export const findRelease = async (trx: Trx, releaseId: string) => {
  const row = await trx
    .selectFrom('stats.release')
    .selectAll()
    .where('release_id', '=', releaseId)
    .executeTakeFirst()
  return row ? { ...releaseOf(row), preparedBy: row.prepared_by } : null
}

const releaseOf = (row: {
  release_id: string
  period_from: number
  period_to: number
  synthetic: boolean
  prepared_at: Date
  published_at: Date | null
}): ReleaseRow => ({
  releaseId: row.release_id,
  period: { from: row.period_from, to: row.period_to },
  synthetic: row.synthetic,
  preparedAt: row.prepared_at.toISOString(),
  publishedAt: row.published_at?.toISOString() ?? null,
})

export const readTables = async (trx: Trx, releaseId: string): Promise<StoredTable[]> => {
  const tables = await trx
    .selectFrom('stats.release_table')
    .selectAll()
    .where('release_id', '=', releaseId)
    .orderBy('table_code')
    .execute()
  const cells = await trx
    .selectFrom('stats.release_cell')
    .select(['table_code', 'at', 'count', 'status'])
    .where('release_id', '=', releaseId)
    .orderBy('at')
    .execute()
  const byTable = Map.groupBy(cells, (cell) => cell.table_code)
  return tables.map((table) => ({
    code: table.table_code,
    dimensions: table.dimensions,
    threshold: table.threshold,
    rounding: table.rounding,
    cells: (byTable.get(table.table_code) ?? []).map(({ at, count, status }) => ({ at, count, status })),
  }))
}

/** Makes a prepared release public; false when it is not there or public already. The database keeps two pairs of eyes. */
export const setPublished = async (trx: Trx, releaseId: string, by: string, now: Date): Promise<boolean> => {
  const result = await trx
    .updateTable('stats.release')
    .set({ published_by: by, published_at: now })
    .where('release_id', '=', releaseId)
    .where('published_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}
