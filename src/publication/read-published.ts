import type { Access } from '../platform/access/with-actor.ts'
import type { ReleaseRow, StoredTable } from './model.ts'
import { listReleases, readTables } from './store.ts'

/**
 * A release as the public may see it. Only this file makes one, out of rows that the database shows to readers without
 * any context; the public pages and downloads take nothing else, so no other number can reach them.
 */
export class PublishedRelease {
  readonly row: ReleaseRow & { publishedAt: string }
  readonly #tables: ReadonlyMap<string, StoredTable>

  private constructor(row: ReleaseRow & { publishedAt: string }, tables: readonly StoredTable[]) {
    this.row = row
    this.#tables = new Map(tables.map((table) => [table.code, table]))
  }

  table(code: string): StoredTable | null {
    return this.#tables.get(code) ?? null
  }

  /** Reads the named release, or the newest; null when there is none that the public may see. */
  static async read(access: Access, releaseId?: string): Promise<PublishedRelease | null> {
    return access.asAnyone(async (trx) => {
      const rows = publishedOnly(await listReleases(trx))
      const row = releaseId === undefined ? rows[0] : rows.find((each) => each.releaseId === releaseId)
      return row ? new PublishedRelease(row, await readTables(trx, row.releaseId)) : null
    })
  }
}

/** Every release the public may see, the newest first. */
export const listPublished = (access: Access): Promise<(ReleaseRow & { publishedAt: string })[]> =>
  access.asAnyone(async (trx) => publishedOnly(await listReleases(trx)))

/** The policy has already kept the others out; this only tells the compiler. */
const publishedOnly = (rows: ReleaseRow[]) =>
  rows
    .flatMap((row) => (row.publishedAt === null ? [] : [{ ...row, publishedAt: row.publishedAt }]))
    .sort((one, other) => other.publishedAt.localeCompare(one.publishedAt))
