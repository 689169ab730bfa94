import { createHash } from 'node:crypto'
import { readDate } from '../linkage/read-date.ts'
import { Failure, type Services } from '../platform/http/route.ts'
import type { CellProblem, ListedPerson, Mapping } from './model.ts'
import { NoList, type ReadFile, readTable } from './read-table.ts'
import { readPeople, suggestMapping } from './rules.ts'

/** Each line is looked up among the agency's people, some ten to forty milliseconds each, and a signed context lasts two minutes. */
const MOST_LINES = 1000

export interface ReadList {
  file: ReadFile
  mapping: Mapping
  people: ListedPerson[]
  problems: CellProblem[]
  /** Keyed: the same for the same bytes, and says nothing of them. */
  fingerprint: bigint
}

/** The file as people; with a mapping that names no column of it, the failure that says so. */
export const readList = async (
  services: Services,
  content: string,
  wanted: Mapping | undefined,
): Promise<ReadList | Failure> => {
  const bytes = Buffer.from(content, 'base64')
  const file = await readTable(bytes)
  if (file instanceof NoList) return new Failure(422, file.code)
  if (file.table.rows.length > MOST_LINES)
    return new Failure(422, 'too-many-lines', { params: { count: MOST_LINES } })
  const mapping = wanted ?? suggestMapping(file.table.columns)
  const outside = Object.entries(mapping).find(([, index]) => index >= file.table.columns.length)
  if (outside)
    return new Failure(400, 'invalid', {
      fields: [{ path: `mapping.${outside[0]}`, code: 'no-such-column' }],
    })
  const [fingerprint] = await services.keys.blindTokens([
    `list:${createHash('sha256').update(bytes).digest('hex')}`,
  ])
  return {
    file,
    mapping,
    fingerprint: fingerprint!,
    ...readPeople(file.table, mapping, readDate, new Date().getUTCFullYear()),
  }
}
