/** What linkage speaks of: fields, parts, levels, parameters, pairs. Units: weights are bits (log2 of odds). */

/** What a column holds; it decides how values are folded and compared. */
export const FIELD_TYPES = [
  'given-name',
  'surname',
  'patronymic',
  'full-name',
  'date',
  'year',
  'sex',
  'national-id',
  'phone',
  'email',
  'postcode',
  'place',
  'address',
  'category',
  'text',
] as const
export type FieldType = (typeof FIELD_TYPES)[number]

/** A column to compare, in the order of the configuration. */
export type Field = { name: string; type: FieldType }

/** One folded part of a value: ASCII text, a whole number, or a list of words. Null = not known. */
export type PartValue = string | number | readonly string[] | null

/** A value made ready to compare, by part; which parts a type has is in `parts.ts`. */
export type Parts = Readonly<Record<string, PartValue>>

/** A record as comparisons read it: the parts of all fields, named `<field index>_<part>`. */
export type FoldedRecord = Readonly<Record<string, PartValue>>

/**
 * A condition on two records, said once and run both in SQL and in TypeScript. `as` compares part `x` of one record
 * with part `as` of the other, either way round; `crossed` is both ways at once. `shared`: share of words in common, over
 * words as bits. `covers`: each word of the shorter name has its like in the other; `common`: so many words are the same;
 * both over parts that hold a word each. `begins`: part `x` of
 * one begins with part `as` of the other. A part that is missing makes a condition false.
 */
export type Condition =
  | { same: string; as?: string }
  | { alike: string; as?: string; from: number }
  | { crossed: readonly [string, string]; from: number }
  | { edits: string; most: number; letters: number }
  | { starts: string; letters: number }
  | { begins: string; as: string }
  | { near: string; by: number }
  | { shared: readonly [string, string]; from: number }
  | { covers: readonly string[]; from: number; words: number }
  | { common: readonly string[]; words: number }
  | { missing: string }
  | { both: string; are: string }
  | { all: readonly Condition[] }
  | { any: readonly Condition[] }
  | { not: Condition }

/**
 * A comparison level. `frequency` names the part whose shared value's rarity counts (term-frequency adjustment). `rarer`
 * names the part of which both values are counted where they differ: how rare the rarer one is.
 */
export type Level = { name: string; when: Condition; frequency?: string; rarer?: string; neutral?: boolean }

/** The parts of a field of which it must be known how many records share each value. */
export function countedParts(levels: readonly Level[]): string[] {
  return [
    ...new Set(
      levels.flatMap(({ frequency, rarer }) => [frequency, rarer].filter((one) => one !== undefined)),
    ),
  ]
}

/** How a field is compared: unknown, else the first level that holds, else "different". */
export type Comparison = { field: Field; unknown: Condition; levels: readonly Level[] }

/** The level a pair has when a value is missing: it counts neither for nor against. */
export const UNKNOWN_LEVEL = 'unknown'
export const DIFFERENT_LEVEL = 'different'

/**
 * What was learnt of one field, by level in the order of its comparison, "different" last. `m`: share of true pairs
 * at the level; `u`: share of pairs of different people; `kin`: share of pairs of relatives (null = not a field
 * relatives differ in from strangers). `rarer`: how common the rarer of both values is in strangers at the level
 * (harmonic mean of its share of the records); null = not counted.
 */
export type FieldParameters = {
  field: string
  type: FieldType
  levels: readonly string[]
  m: readonly number[]
  u: readonly number[]
  kin: readonly number[] | null
  rarer?: readonly (number | null)[]
}

/** Everything that turns a pair's levels into a probability. `matches`, `kin`: shares among all pairs of records. */
export type LinkParameters = {
  matches: number
  kin: number
  fields: readonly FieldParameters[]
  /** Fields whose values go together in different people, too: names of one language, a name and a sex. */
  together: readonly Together[]
  /** Missing or null: no two fields say where somebody lives. */
  moved?: Moved | null
}

/** Fields that differ together where somebody moved, and the share of true pairs in which somebody did. */
export type Moved = { fields: readonly number[]; share: number }

/** How much commoner it is, in bits, that strangers agree exactly on both fields than if fields were independent. */
export type Together = { fields: readonly [number, number]; bits: number }

/** Weight of one field for one pair, in bits; 0 at the unknown level. */
export type FieldWeight = { field: string; level: string; weight: number }

/**
 * A compared pair. `weight` = log2 of the odds that both records are one person: the prior, the fields, less
 * what goes together anyway and what relatives explain. `together` and `relatives` are those last parts.
 */
export type PairScore = {
  probability: number
  weight: number
  prior: number
  together: number
  relatives: number
  fields: FieldWeight[]
}
