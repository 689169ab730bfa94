import { z } from 'zod'
import { Failure, route } from '../platform/http/route.ts'
import { countRecords } from './count-records.ts'
import { YearRange } from './model.ts'
import { protectTables } from './protect-tables.ts'
import { readPublicationSettings } from './read-settings.ts'
import { addProtectedTable, addRelease, findRelease } from './store.ts'

const Body = z.object({ releaseId: z.uuid(), period: YearRange })
const Answer = z.object({ releaseId: z.string() })

/**
 * Counts, protects and keeps a release that nobody but overseers sees yet. What cannot be protected, or could be
 * subtracted from an earlier release, is refused and nothing is kept.
 */
export const prepareRelease = route({
  method: 'POST',
  path: '/api/releases',
  summary: 'Prepare a release of the public statistics: count, protect, compare with earlier ones',
  permission: 'release:prepare',
  audit: 'release.prepared',
  body: Body,
  answer: Answer,
  handle: async ({ trx, actor, services, body, auditObject }) => {
    const { releaseId, period } = body
    if (period.from > period.to) return new Failure(422, 'period-reversed')
    if (period.to >= new Date().getFullYear()) return new Failure(422, 'period-not-over')
    if (await findRelease(trx, releaseId)) return new Failure(409, 'release-exists')
    auditObject('release', releaseId)
    const { tables } = await readPublicationSettings(services.config)
    const counted = await countRecords(trx, services.reference, tables, period)
    const safe = await protectTables(trx, services, counted, period)
    if (safe === null) return new Failure(422, 'release-would-expose')
    await addRelease(trx, {
      releaseId,
      period,
      synthetic: services.config.demo,
      preparedBy: actor.account,
    })
    for (const { code, table } of safe) await addProtectedTable(trx, releaseId, code, table)
    return { releaseId }
  },
})
