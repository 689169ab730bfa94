import { countSharedPeople } from '../duplicates/index.ts'
import type { Person } from '../platform/access/actor.ts'
import type { Trx } from '../platform/access/with-actor.ts'
import type { Services } from '../platform/http/route.ts'
import { type Overlap, sharedCount } from './rules.ts'
import type { FigureWords } from './words.ts'

/**
 * How many people stand on the lists of two bodies, of lists that are held here. For
 * whoever may read figures: the counting itself runs as the system.
 */
export const knownOverlaps = async (
  trx: Trx,
  services: Services,
  actor: Person,
  words: FigureWords,
  threshold: number,
): Promise<Overlap[]> => {
  const shared = await services.access.asSystem(trx, actor, () => countSharedPeople(trx, words.listOwners))
  return shared.map(({ one, other, year, people }) => ({
    one,
    other,
    period: String(year),
    people: sharedCount(people, threshold),
  }))
}
