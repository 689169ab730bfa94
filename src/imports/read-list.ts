import { createHash } from 'node:crypto'
import { z } from 'zod'
import { Failure, route } from '../platform/http/route.ts'
import { fileTerm } from './file-term.ts'
import { columnKinds, ImportSummary, ListFile, type ListProblem, Sheet } from './model.ts'
import { readListFile } from './read-file.ts'
import { findImportOfFile, listImportRows, listImports } from './store.ts'
import { suggestColumns } from './suggest-columns.ts'

/**
 * What a list says, before anything is made of it: its rows, what its columns probably hold, and whether this agency
 * brought the same file in before. Nothing is kept.
 */
export const readList = route({
  method: 'POST',
  path: '/api/imports/read',
  summary: 'Read a list (CSV or XLSX) without keeping it; suggest what its columns hold',
  permission: 'list:import',
  audit: 'import.list-read',
  body: ListFile,
  answer: z.object({
    sheet: Sheet,
    suggested: z.array(z.enum(columnKinds)),
    fingerprint: z.string(),
    /** The import of the same file that stands, to go on with or to take back. */
    before: ImportSummary.nullable(),
    linesDone: z.array(z.number()),
  }),
  handle: async ({ trx, services, body }) => {
    const bytes = Buffer.from(body.content, 'base64')
    const read = await readListFile(bytes)
    if ('problem' in read) return new Failure(422, 'wrong-list', { fields: [asField(read.problem)] })
    const fingerprint = createHash('sha256').update(bytes).digest('hex')
    const [token] = await services.keys.blindTokens([fileTerm(fingerprint)])
    const known = await findImportOfFile(trx, token!)
    const before = known ? (await listImports(trx, known.import_id))[0]! : null
    const done = before ? await listImportRows(trx, before.importId) : []
    return {
      sheet: read.sheet,
      suggested: suggestColumns(read.sheet.columns),
      fingerprint,
      before,
      linesDone: done.map((row) => row.line),
    }
  },
})

/** A problem of the list as a problem of a field; where it stands goes with what it says. */
const asField = ({ line, column, code }: ListProblem) => ({
  path: 'content',
  code,
  params: { line, ...(column === null ? {} : { column }) },
})
