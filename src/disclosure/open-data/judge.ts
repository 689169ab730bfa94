import { chooseColumns, codesOf, countOver, type People } from './people.ts'

/** How made-up people compare with real ones, over all combinations of so many attributes. Shares are 0 to 1. */
export type Judged = {
  readonly attributes: number
  /** Combinations that fewer than k real people have, and made-up people have. Must be 0 for k-anonymity. */
  readonly leaked: number
  /** Combinations of real people, by how many of them no made-up person has. */
  readonly suppressed: number
  /** Combinations of made-up people, by how many of them no real person has. */
  readonly fabricated: number
  /** Of the real people behind each combination of at least k, how many the made-up data keep. */
  readonly preserved: number
  /** Mean count of a combination of real people, and the mean difference from it. */
  readonly meanCount: number
  readonly meanError: number
}

export type Quality = {
  readonly people: number
  readonly madeUp: number
  readonly k: number
  /** Made-up people who have, all attributes together, what fewer than k real people have. Must be 0 for k-anonymity. */
  readonly leakedPeople: number
  readonly byAttributes: readonly Judged[]
}

export function judgeQuality(real: People, made: People, k: number, length: number): Quality {
  return {
    people: real.size,
    madeUp: made.size,
    k,
    leakedPeople: countLeaked(real, made, k),
    byAttributes: Array.from({ length }, (_, index) => judge(real, made, k, index + 1)),
  }
}

function judge(real: People, made: People, k: number, attributes: number): Judged {
  const sum = {
    real: 0,
    kept: 0,
    large: 0,
    error: 0,
    combinations: 0,
    leaked: 0,
    suppressed: 0,
    fabricated: 0,
    made: 0,
  }
  for (const columns of chooseColumns(real.columns.length, attributes)) {
    const before = countOver(real, columns)
    const after = countOver(made, columns).counts
    for (const [place, count] of before.counts.entries()) {
      const now = after[place]!
      if ((count === 0 && now === 0) || !codesOf(before, place)) continue
      if (now > 0) sum.made += 1
      if (now > 0 && count < k) sum.leaked += 1
      if (now > 0 && count === 0) sum.fabricated += 1
      if (count === 0) continue
      sum.combinations += 1
      sum.real += count
      sum.error += Math.abs(count - now)
      if (now === 0) sum.suppressed += 1
      if (count >= k) {
        sum.large += count
        sum.kept += Math.min(count, now)
      }
    }
  }
  const share = (part: number, of: number) => (of === 0 ? 0 : part / of)
  return {
    attributes,
    leaked: sum.leaked,
    suppressed: share(sum.suppressed, sum.combinations),
    fabricated: share(sum.fabricated, sum.made),
    preserved: share(sum.kept, sum.large),
    meanCount: share(sum.real, sum.combinations),
    meanError: share(sum.error, sum.combinations),
  }
}

/** For each kind of made-up person, whether at least k real people have all its attributes; so no part of it is rarer. */
function countLeaked(real: People, made: People, k: number): number {
  const kinds = new Map<string, { codes: number[]; many: number }>()
  for (let row = 0; row < made.size; row += 1) {
    const codes = made.values.map((values) => values[row]!)
    const known = kinds.get(codes.join())
    if (known) known.many += 1
    else kinds.set(codes.join(), { codes, many: 1 })
  }
  const everybody = Uint32Array.from({ length: real.size }, (_, row) => row)
  const index = real.codes.map((codes, column) =>
    codes.map((_, code) => rowsWith(real, column, code, everybody)),
  )
  let leaked = 0
  for (const { codes, many } of kinds.values())
    if (!hasEnough(real, codes, k, index, everybody)) leaked += many
  return leaked
}

const rowsWith = (real: People, column: number, code: number, rows: Uint32Array): Uint32Array =>
  code === 0 ? new Uint32Array() : rows.filter((row) => real.values[column]![row] === code)

function hasEnough(
  real: People,
  codes: readonly number[],
  k: number,
  index: readonly (readonly Uint32Array[])[],
  everybody: Uint32Array,
): boolean {
  const needed = [...codes.keys()].filter((column) => codes[column] !== 0)
  const rarest = needed
    .map((column) => index[column]![codes[column]!]!)
    .reduce((least, rows) => (rows.length < least.length ? rows : least), everybody)
  let many = 0
  for (const row of rarest) {
    if (needed.every((column) => real.values[column]![row] === codes[column])) many += 1
    if (many >= k) return true
  }
  return false
}
