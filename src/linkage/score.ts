import { holds } from './condition.ts'
import type {
  Comparison,
  FieldParameters,
  FieldWeight,
  FoldedRecord,
  LinkParameters,
  Moved,
  PairScore,
} from './model.ts'
import { DIFFERENT_LEVEL, UNKNOWN_LEVEL } from './model.ts'
import { movedBits } from './moved.ts'

/**
 * The share of records whose part of a field has the same value as this pair's, or as the one of its values that is
 * rarer; null = not counted.
 */
export type FindShare = (field: number, part: string, of: 'shared' | 'rarer') => number | null

/** The number of a pair's level in one comparison: 0 unknown, then the levels in order, the last "different". */
export function levelOf(comparison: Comparison, one: FoldedRecord, other: FoldedRecord): number {
  if (holds(comparison.unknown, one, other)) return 0
  const found = comparison.levels.findIndex((level) => holds(level.when, one, other))
  return (found < 0 ? comparison.levels.length : found) + 1
}

export function levelName(comparison: Comparison, level: number): string {
  return level === 0 ? UNKNOWN_LEVEL : (comparison.levels[level - 1]?.name ?? DIFFERENT_LEVEL)
}

/** Weights of a level in bits: for one person against strangers, and for relatives against strangers. */
export type LevelWeights = {
  same: number
  kin: number
  byValue: string | null
  byRarer: { part: string; usual: number; inKin: boolean } | null
}

/** A name that differs is another one in relatives, not the same one misspelt: there rarity says nothing. */
const OTHER_IN_KIN: readonly string[] = ['given-name', 'full-name']

/**
 * The weights of a level without the rarity of its value. Where rarity counts (`byValue` names the part), log2 of the
 * value's share must be taken off `same` and `kin`, which then stand for m and kin alone. Where the rarer of two
 * values counts (`byRarer`), log2 of its share over the usual one is taken off: strangers have it by chance only.
 */
export function levelWeights(
  comparison: Comparison,
  parameters: FieldParameters,
  level: number,
): LevelWeights {
  const definition = comparison.levels[level - 1]
  if (level === 0 || definition?.neutral) return { same: 0, kin: 0, byValue: null, byRarer: null }
  const [m, u] = [parameters.m[level - 1]!, parameters.u[level - 1]!]
  const kin = parameters.kin?.[level - 1] ?? u
  const byValue = definition?.frequency ?? null
  const base = byValue ? 0 : Math.log2(u)
  const usual = parameters.rarer?.[level - 1] ?? null
  const inKin = parameters.kin !== null && !OTHER_IN_KIN.includes(parameters.type)
  const byRarer = definition?.rarer && usual !== null ? { part: definition.rarer, usual, inKin } : null
  return { same: Math.log2(m) - base, kin: Math.log2(kin) - base, byValue, byRarer }
}

/** Scores two folded records. Symmetric; nothing but the arguments counts. */
export function scorePair(
  comparisons: readonly Comparison[],
  parameters: LinkParameters,
  pair: readonly [FoldedRecord, FoldedRecord],
  shareOf: FindShare = () => null,
): PairScore {
  const [one, other] = pair
  let relatives = Math.log2(parameters.kin)
  const prior = Math.log2(parameters.matches / (1 - parameters.matches))
  const fields = comparisons.map((comparison, index) => {
    const level = levelOf(comparison, one, other)
    const field = parameters.fields[index]!
    const weights = levelWeights(comparison, field, level)
    const known = weights.byValue ? shareOf(index, weights.byValue, 'shared') : null
    const shared = weights.byValue ? Math.log2(known ?? field.u[level - 1]!) : 0
    const { byRarer } = weights
    const rarer = byRarer
      ? Math.log2((shareOf(index, byRarer.part, 'rarer') ?? byRarer.usual) / byRarer.usual)
      : 0
    const rarity = shared + rarer
    if (!parameters.moved?.fields.includes(index))
      relatives += weights.kin - (byRarer?.inKin === false ? shared : rarity)
    return {
      field: comparison.field.name,
      level: levelName(comparison, level),
      weight: weights.same - rarity + 0,
    }
  })
  const exact = (field: number) => fields[field]!.level === comparisons[field]!.levels[0]?.name
  const strangers = parameters.together.reduce(
    (sum, { fields: both, bits }) => (both.every(exact) ? sum - bits : sum),
    0,
  )
  const where = movedIn(parameters.moved, fields)
  const explained = -Math.log2(1 + 2 ** (relatives + strangers + where.kin))
  const together = strangers + where.same
  const weight = prior + fields.reduce((sum, field) => sum + field.weight, 0) + together + explained
  return { probability: probabilityOf(weight), weight, prior, together, relatives: explained, fields }
}

/** What fields of where somebody lives say together beyond their own sum; for relatives, in all. */
function movedIn(moved: Moved | null | undefined, fields: readonly FieldWeight[]) {
  const known = moved?.fields.map((field) => fields[field]!).filter(({ level }) => level !== UNKNOWN_LEVEL)
  if (!moved || !known || known.length === 0) return { same: 0, kin: 0 }
  const sum = known.reduce((bits, { weight }) => bits + weight, 0)
  const { same, kin } = movedBits(moved, sum)
  return { same: same - sum, kin }
}

/** Probability 0..1 of a weight in bits. */
export function probabilityOf(weight: number): number {
  return weight >= 0 ? 1 / (1 + 2 ** -weight) : 2 ** weight / (1 + 2 ** weight)
}

/** Weight in bits of a probability; certain is more bits than any pair has. */
export function weightOf(probability: number): number {
  if (probability <= 0) return -1_000
  return probability >= 1 ? 1_000 : Math.log2(probability / (1 - probability))
}
