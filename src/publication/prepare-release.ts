import { z } from 'zod'
import { loadPolicy, UnsafeTable, WrongRegister } from '../disclosure/index.ts'
import { Failure, route } from '../platform/http/route.ts'
import { countRecords } from './count-records.ts'
import { YearRange } from './model.ts'
import { keepProtected } from './protect-release.ts'
import { readPublicationSettings } from './read-settings.ts'
import { findReach, findRelease } from './store.ts'

/** People identified as victims: the population that all releases from the cases count. */
const IDENTIFIED = 'identified'

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
    if (period.from >= period.to) return new Failure(422, 'period-too-short')
    if (period.to >= new Date().getFullYear()) return new Failure(422, 'period-not-over')
    if (await findRelease(trx, releaseId)) return new Failure(409, 'release-exists')
    const reach = await findReach(trx, IDENTIFIED)
    // Two windows that only overlap could be subtracted from each other; a longer one only adds people.
    if (reach && (period.from !== reach.from || period.to < reach.to))
      return new Failure(422, 'period-must-continue', { params: reach })
    auditObject('release', releaseId)
    const { tables } = await readPublicationSettings(services.config)
    try {
      await keepProtected(trx, services.reference, (await loadPolicy()).policy, {
        releaseId,
        period,
        population: IDENTIFIED,
        synthetic: services.config.demo,
        preparedBy: actor.account,
        records: await countRecords(trx, services.reference, period),
        tables: tables,
      })
    } catch (error) {
      if (error instanceof UnsafeTable || error instanceof WrongRegister)
        return new Failure(422, 'release-would-expose')
      throw error
    }
    return { releaseId }
  },
})
