import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Trx } from '../platform/access/with-actor.ts'
import { type Figure, TOTAL, WHOLE_COUNTRY } from './model.ts'

/** One number as an agency says it of itself. */
export interface OwnNumber {
  measure: string
  year: number
  population: Figure['population']
  count: number
}

/**
 * Keeps numbers of the acting agency in the form of published figures, so that they stand beside those. The same ones
 * sent again change nothing.
 */
export const addOwnNumbers = async (
  trx: Trx,
  by: { importId: string; agency: string; account: string },
  numbers: readonly OwnNumber[],
): Promise<void> => {
  const known = await trx
    .selectFrom('stats.figure_import')
    .select('import_id')
    .where('import_id', '=', by.importId)
    .executeTakeFirst()
  if (known) return
  const checksum = createHash('sha256').update(by.importId).digest('hex')
  await trx
    .insertInto('stats.figure_import')
    .values({
      ...{ import_id: by.importId, checksum, format: 'entered', findings: '[]' },
      ...{ imported_by: by.account, agency_id: by.agency },
    })
    .execute()
  await trx
    .insertInto('stats.published_figure')
    .values(
      numbers.map((each, line) => ({
        import_id: by.importId,
        line,
        figure: JSON.stringify(figureOf(each, by.agency)),
      })),
    )
    .execute()
}

const figureOf = ({ measure, year, population, count }: OwnNumber, agency: string): Figure => ({
  ...{ where: '', publisher: agency, period: { from: year, to: year }, measure, count, population },
  ...{ topic: 'all-trafficking', topicText: 'all-trafficking', area: WHOLE_COUNTRY, sex: TOTAL, age: TOTAL },
  ...{ ageLabel: null, source: agency, place: '' },
})

export interface OwnNumbers {
  importId: string
  agency: string
  importedAt: string
  undoneAt: string | null
  figures: Figure[]
}

/** Numbers that agencies said of themselves and the reader may see, the oldest first; of one agency, or of all. */
export const listOwnNumbers = async (trx: Trx, agency?: string): Promise<OwnNumbers[]> => {
  const { rows } = await sql<{
    import_id: string
    agency_id: string
    imported_at: Date
    undone_at: Date | null
    figures: Figure[]
  }>`select i.import_id, i.agency_id, i.imported_at, i.undone_at, jsonb_agg(f.figure order by f.line) as figures
    from stats.figure_import i join stats.published_figure f on f.import_id = i.import_id
    where i.agency_id is not null and (${agency ?? null}::text is null or i.agency_id = ${agency ?? null})
    group by i.import_id order by i.imported_at, i.import_id`.execute(trx)
  return rows.map((row) => ({
    importId: row.import_id,
    agency: row.agency_id,
    importedAt: row.imported_at.toISOString(),
    undoneAt: row.undone_at?.toISOString() ?? null,
    figures: row.figures,
  }))
}

/** Takes numbers of the acting agency back; false when there are none under this id. */
export const takeNumbersBack = async (trx: Trx, agency: string, importId: string): Promise<boolean> => {
  const own = await trx
    .selectFrom('stats.figure_import')
    .select('undone_at')
    .where('import_id', '=', importId)
    .where('agency_id', '=', agency)
    .executeTakeFirst()
  if (own && own.undone_at === null)
    await trx
      .updateTable('stats.figure_import')
      .set({ undone_at: sql<Date>`now()` })
      .where('import_id', '=', importId)
      .execute()
  return own !== undefined
}
