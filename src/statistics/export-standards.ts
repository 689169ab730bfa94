import { z } from 'zod'
import { listAllFacts } from '../cases/index.ts'
import { FileAnswer, route } from '../platform/http/route.ts'
import { countryOf, glotipColumns, glotipRows } from './glotip.ts'
import { htcdsColumns, htcdsRow } from './htcds.ts'
import { currentCells } from './known-cells.ts'
import { csvOf } from './table-file.ts'

const Year = z.object({ year: z.coerce.number().int().min(1991).max(2200) })
const CSV = 'text/csv; charset=utf-8'

/** The rapporteur answers UNODC; every download is in the audit log. */
export const exportGlotip = route({
  method: 'GET',
  path: '/api/statistics/glotip',
  summary: 'Victims of a year as UNODC publishes them, counts under five as <5 (CSV)',
  permission: 'statistics:export',
  audit: 'statistics.export-glotip',
  query: Year,
  answer: 'file',
  handle: async ({ trx, services, query, auditObject }) => {
    auditObject('year', String(query.year))
    const country = countryOf(services.config.country)
    const rows = await glotipRows(services.reference, await currentCells(trx), query.year, country)
    return new FileAnswer(
      csvOf({ notes: [], columns: glotipColumns, rows }),
      CSV,
      `umai-glotip-${query.year}.csv`,
    )
  },
})

/** Cases opened in a year; their numbers are of this file alone and lead back to nothing. */
export const exportHtcds = route({
  method: 'GET',
  path: '/api/statistics/htcds',
  summary: 'Cases opened in a year in the fields of HTCDS 2.0, without names, days and places (CSV)',
  permission: 'statistics:export',
  audit: 'statistics.export-htcds',
  query: Year,
  answer: 'file',
  handle: async ({ trx, services, query, auditObject }) => {
    auditObject('year', String(query.year))
    const rows: ReturnType<typeof htcdsRow>[] = []
    for await (const batch of listAllFacts(trx))
      for (const { fact } of batch)
        if (fact.openedOn?.startsWith(String(query.year))) rows.push(htcdsRow(services.reference, fact, 0))
    // In the order of what they say, not of when people were recorded.
    const sorted = rows
      .toSorted((a, b) => (String(a) < String(b) ? -1 : 1))
      .map(([, ...rest], index) => [index + 1, ...rest])
    return new FileAnswer(
      csvOf({ notes: [], columns: htcdsColumns, rows: sorted }),
      CSV,
      `umai-htcds-${query.year}.csv`,
    )
  },
})
