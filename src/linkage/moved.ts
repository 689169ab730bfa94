/**
 * People move, and then address, place and postcode all differ at once. Taken one by one they would count as three
 * findings against, and whoever moved would be learnt away. So the fields of where somebody lives are weighed together:
 * either the person stayed, and they agree as they do in one person, or moved, and they are like those of strangers.
 * Relatives likewise: they live together or apart.
 */
import type { FieldParameters, FieldType, LinkParameters, Moved } from './model.ts'

const WHERE: readonly FieldType[] = ['address', 'place', 'postcode']
/** Share of true pairs between whose records somebody moved, before anything is learnt. */
const MOVED = 0.1
/** Share of relatives who live apart. */
const APART = 0.5

/** Two fields of where somebody lives, or more, are weighed together; a single one has its own "different" for it. */
export function movedFrom(fields: readonly Pick<FieldParameters, 'type'>[]): Moved | null {
  const where = [...fields.keys()].filter((index) => WHERE.includes(fields[index]!.type))
  return where.length < 2 ? null : { fields: where, share: MOVED }
}

/** What `stayedOdds` says: `kin` is the odds of relatives against strangers. */
type Stayed = { odds: number; kin: number; stayed: number }

/**
 * Odds of these levels in the fields of where somebody lives, one person against strangers, and how likely it is that
 * the person stayed. Null where no such field is known. Who agrees on a field left out (`left`: a block's) stayed.
 */
export function stayedOdds(
  { fields, moved }: LinkParameters,
  levels: readonly number[],
  left: readonly number[],
): Stayed | null {
  if (!moved) return null
  const known = moved.fields.filter((field) => levels[field]! > 0 && !left.includes(field))
  if (known.length === 0) return null
  const alike = known.reduce((product, field) => {
    const [level, { m, u }] = [levels[field]! - 1, fields[field]!]
    return product * (m[level]! / u[level]!)
  }, 1)
  if (moved.fields.some((field) => left.includes(field))) return { odds: alike, kin: alike, stayed: 1 }
  const stay = (1 - moved.share) * alike
  return { odds: stay + moved.share, kin: APART + (1 - APART) * alike, stayed: stay / (stay + moved.share) }
}

/** Share of one person's pairs, and of relatives', that a block on some of these fields can hold. */
export function sharesStaying({ moved }: LinkParameters, blocked: readonly number[]) {
  const stays = moved?.fields.some((field) => blocked.includes(field))
  return stays ? { matches: 1 - moved!.share, kin: 1 - APART } : { matches: 1, kin: 1 }
}

/** The bits of all these fields together, of one person and of relatives, from the sum of the fields' own. */
export function movedBits({ share }: Moved, bits: number): { same: number; kin: number } {
  const alike = 2 ** Math.min(1000, bits)
  return { same: Math.log2((1 - share) * alike + share), kin: Math.log2((1 - APART) * alike + APART) }
}

/** The same in SQL, of an expression for the sum. */
export function movedBitsSql({ share }: Moved, bits: string) {
  const mixed = (stay: number) => `log2(${stay}::DOUBLE * pow(2, least(1000, ${bits})) + ${1 - stay}::DOUBLE)`
  return { same: mixed(1 - share), kin: mixed(1 - APART) }
}
