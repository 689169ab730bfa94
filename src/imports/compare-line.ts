import type { Age } from '../cases/fields.ts'
import { findPeople } from '../people/index.ts'
import type { Trx } from '../platform/access/with-actor.ts'
import type { Services } from '../platform/http/route.ts'
import type { ListedPerson } from './model.ts'
import { LINK_FROM, MAYBE_FROM } from './rules.ts'

export interface LineLike {
  outcome: 'create' | 'link' | 'review'
  personId: string | null
}

/** A wrong link loses somebody from the list, so name and age are not enough for one without a reviewer. */
const PROOFS = ['people-match.same-document', 'people-match.same-phone']

/**
 * Whom of those the importer may see anyway a line is like: people of other agencies neither appear nor change the
 * answer; a reviewer is shown such pairs afterwards.
 */
export const compareLine = async (
  trx: Trx,
  services: Services,
  person: ListedPerson,
  now: Date,
): Promise<LineLike> => {
  const age = ageOf(person, now)
  const words = [...person.names.map(({ value }) => value), person.document, person.phone]
  const { people } = await findPeople(
    trx,
    services,
    {
      query: words
        .filter((word) => word !== null)
        .join(' ')
        .slice(0, 200),
      ...(person.sex === 'unknown' ? {} : { sex: person.sex }),
      ...(age ? { age } : {}),
    },
    now,
  )
  const [best] = people
  if (!best || best.probability < MAYBE_FROM) return { outcome: 'create', personId: null }
  return best.probability >= LINK_FROM && best.reasons.some(({ key }) => PROOFS.includes(key))
    ? { outcome: 'link', personId: best.personId }
    : { outcome: 'review', personId: null }
}

/** The age as said, else by the date as far as it is known: a year alone leaves two ages open. Null = not known. */
export const ageOf = (person: ListedPerson, now: Date): Age | null => {
  if (person.age !== null) return { kind: 'years', years: person.age }
  if (!person.birthDate) return null
  const { year, month, day } = person.birthDate
  const years = now.getUTCFullYear() - year
  if (month === undefined || day === undefined)
    return { kind: 'range', from: Math.max(0, years - 1), to: years }
  const had = month * 100 + day <= (now.getUTCMonth() + 1) * 100 + now.getUTCDate()
  return { kind: 'years', years: Math.max(0, years - (had ? 0 : 1)) }
}
