import type { Generated } from 'kysely'
import type { Trx } from '../platform/access/with-actor.ts'
import type { Figure, Finding } from './model.ts'

declare module '../platform/database/tables.ts' {
  interface Tables {
    'stats.figure_import': ImportRow
    'stats.published_figure': FigureRow
  }
}

interface ImportRow {
  import_id: string
  checksum: string
  format: 'csv' | 'sdmx' | 'entered'
  imported_by: string | null
  imported_at: Generated<Date>
  findings: unknown
  agency_id: Generated<string | null>
  undone_at: Generated<Date | null>
}

interface FigureRow {
  import_id: string
  line: number
  figure: unknown
}

/** Every published figure ever taken in, the oldest file first; nothing that an agency said of itself. */
export const listFigures = async (trx: Trx): Promise<Figure[]> => {
  const rows = await trx
    .selectFrom('stats.published_figure as f')
    .innerJoin('stats.figure_import as i', 'i.import_id', 'f.import_id')
    .select('f.figure')
    .where('i.agency_id', 'is', null)
    .orderBy('i.imported_at')
    .orderBy('i.import_id')
    .orderBy('f.line')
    .execute()
  return rows.map((row) => row.figure as Figure)
}

export interface Import {
  importId: string
  format: 'csv' | 'sdmx'
  importedAt: string
  /** Brought with the program. */
  bundled: boolean
  figures: number
  findings: Finding[]
}

export const listImports = async (trx: Trx): Promise<Import[]> => {
  const rows = await trx
    .selectFrom('stats.figure_import as i')
    .leftJoin('stats.published_figure as f', 'f.import_id', 'i.import_id')
    .where('i.agency_id', 'is', null)
    .groupBy('i.import_id')
    .select(({ fn }) => [
      'i.import_id',
      'i.format',
      'i.imported_at',
      'i.imported_by',
      'i.findings',
      fn.count<string>('f.line').as('figures'),
    ])
    .orderBy('i.imported_at', 'desc')
    .execute()
  return rows.map((row) => ({
    importId: row.import_id,
    format: row.format as Import['format'],
    importedAt: row.imported_at.toISOString(),
    bundled: row.imported_by === null,
    figures: Number(row.figures),
    findings: row.findings as Finding[],
  }))
}

export const findImport = async (trx: Trx, checksum: string): Promise<string | null> => {
  const row = await trx
    .selectFrom('stats.figure_import')
    .select('import_id')
    .where('checksum', '=', checksum)
    .executeTakeFirst()
  return row?.import_id ?? null
}

export const addImport = async (
  trx: Trx,
  file: { importId: string; checksum: string; format: 'csv' | 'sdmx'; importedBy: string | null },
  figures: readonly Figure[],
  findings: readonly Finding[],
): Promise<void> => {
  await trx
    .insertInto('stats.figure_import')
    .values({
      import_id: file.importId,
      checksum: file.checksum,
      format: file.format,
      imported_by: file.importedBy,
      findings: JSON.stringify(findings),
    })
    .execute()
  const rows = figures.map((figure, line) => ({
    import_id: file.importId,
    line,
    figure: JSON.stringify(figure),
  }))
  for (let start = 0; start < rows.length; start += 500)
    await trx
      .insertInto('stats.published_figure')
      .values(rows.slice(start, start + 500))
      .execute()
}
