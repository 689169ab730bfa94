import { loadPolicy } from '../disclosure/index.ts'
import { countSharedPeople } from '../duplicates/index.ts'
import type { Person } from '../platform/access/actor.ts'
import type { Trx } from '../platform/access/with-actor.ts'
import type { Services } from '../platform/http/route.ts'
import type { Overlap } from './rules.ts'
import type { FigureWords } from './words.ts'

/**
 * How many people stand on the lists of two bodies, of lists that are held here. Two bodies crossed with a year are finer
 * than a national total, so anything but nobody under the policy's threshold is told only as fewer than that. For
 * whoever may read figures: the counting itself runs as the system. Lists linked without names come in here too.
 */
export const knownOverlaps = async (
  trx: Trx,
  services: Services,
  actor: Person,
  words: FigureWords,
): Promise<Overlap[]> => {
  const shared = await services.access.asSystem(trx, actor, () => countSharedPeople(trx, words.listOwners))
  const { threshold } = (await loadPolicy()).policy
  return shared.map(({ one, other, year, people }) => ({
    one,
    other,
    period: String(year),
    people: people > 0 && people < threshold ? { below: threshold } : { count: people },
  }))
}
