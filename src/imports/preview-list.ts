import { Failure, route } from '../platform/http/route.ts'
import { compareLine } from './compare-line.ts'
import { Preview, PreviewRequest } from './model.ts'
import { readList } from './read-list.ts'
import { findSameFile } from './store.ts'

const MOST_PROBLEMS_SHOWN = 200

/** What a list would make, before anything is written: how it was read, what is wrong, who is known already. */
export const previewList = route({
  method: 'POST',
  path: '/api/imports/preview',
  summary: 'What importing a list would do; nothing is written',
  permission: 'import:run',
  audit: 'import.previewed',
  body: PreviewRequest,
  answer: Preview,
  handle: async ({ trx, services, body }) => {
    const list = await readList(services, body.content, body.mapping)
    if (list instanceof Failure) return list
    const now = new Date()
    const counts = { create: 0, link: 0, review: 0 }
    for (const person of list.people) counts[(await compareLine(trx, services, person, now)).outcome] += 1
    const known = await findSameFile(trx, list.fingerprint)
    return {
      format: list.file.format,
      encoding: list.file.encoding,
      columns: list.file.table.columns,
      mapping: list.mapping,
      total: list.file.table.rows.length,
      ...counts,
      problems: list.problems.slice(0, MOST_PROBLEMS_SHOWN),
      problemLines: new Set(list.problems.map(({ line }) => line)).size,
      known: known ? { importId: known.import_id, status: known.status as 'running' | 'done' } : null,
    }
  },
})
