import { z } from 'zod'
import { notFound, route } from '../platform/http/route.ts'
import { ProtectionNote, ReleasedCell, ReleaseRow } from './model.ts'
import { readPublicationSettings } from './read-settings.ts'
import { findProtectionNote, findRelease, listReleases, readTables } from './store.ts'

const ListAnswer = z.object({ releases: z.array(ReleaseRow) })
export type ReleaseListAnswer = z.infer<typeof ListAnswer>

/** Every release, prepared and published, the newest first. */
export const listAllReleases = route({
  method: 'GET',
  path: '/api/releases',
  summary: 'Releases of the public statistics, prepared and published',
  permission: 'release:read',
  audit: 'releases.listed',
  answer: ListAnswer,
  handle: async ({ trx }) => ({ releases: await listReleases(trx) }),
})

const TableAnswer = z.object({
  code: z.string(),
  labels: z.record(z.string(), z.string()),
  dimensions: z.array(z.string()),
  threshold: z.number(),
  rounding: z.number(),
  cells: z.array(ReleasedCell),
})
export type ReleasedTableAnswer = z.infer<typeof TableAnswer>

const OneAnswer = z.object({
  release: ReleaseRow,
  /** Whoever prepared it does not publish it. */
  preparedByMe: z.boolean(),
  protection: ProtectionNote.nullable(),
  tables: z.array(TableAnswer),
})
export type ReleaseAnswer = z.infer<typeof OneAnswer>

/** A release as the public will see it or sees it: nothing here is more than what goes out. */
export const readRelease = route({
  method: 'GET',
  path: '/api/releases/:releaseId',
  summary: 'A release with its protected tables, as the public will see it',
  permission: 'release:read',
  audit: 'release.read',
  params: z.object({ releaseId: z.uuid() }),
  answer: OneAnswer,
  handle: async ({ trx, actor, services, params, auditObject }) => {
    const found = await findRelease(trx, params.releaseId)
    if (!found) return notFound()
    auditObject('release', params.releaseId)
    const { preparedBy, ...release } = found
    const { tables: definitions } = await readPublicationSettings(services.config)
    const kept = await readTables(trx, params.releaseId)
    // In the order of the public pages.
    const tables = definitions.flatMap(({ code, labels }) =>
      kept.filter((table) => table.code === code).map((table) => ({ ...table, labels })),
    )
    const protection = await findProtectionNote(trx, params.releaseId)
    return { release, protection, preparedByMe: preparedBy === actor.account, tables }
  },
})
