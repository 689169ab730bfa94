import type { Dialect } from './dialect.ts'
import type { Comparison, Condition } from './model.ts'

/** Parts whose letters must stand beside them as bits (`<part>_m`) for `conditionSql`. */
export function partsWithBits(condition: Condition): string[] {
  if ('all' in condition) return condition.all.flatMap(partsWithBits)
  if ('any' in condition) return condition.any.flatMap(partsWithBits)
  if ('not' in condition) return partsWithBits(condition.not)
  if ('crossed' in condition) return [...condition.crossed]
  if ('edits' in condition) return [condition.edits]
  if ('alike' in condition) return [condition.alike, ...(condition.as ? [condition.as] : [])]
  if ('covers' in condition && condition.from < 1) return [...condition.covers]
  return []
}

/** A condition (`condition.ts`) as SQL over two records `a` and `b`; unknown comes out as null, which is not true. */
export function conditionSql(condition: Condition, dialect: Dialect): string {
  if ('all' in condition) return joined(condition.all, ' AND ', dialect)
  if ('any' in condition) return joined(condition.any, ' OR ', dialect)
  if ('not' in condition) return `(NOT coalesce(${conditionSql(condition.not, dialect)}, false))`
  if ('missing' in condition) return `(${a(condition.missing)} IS NULL OR ${b(condition.missing)} IS NULL)`
  if ('both' in condition)
    return `(${a(condition.both)} = '${condition.are}' AND ${b(condition.both)} = '${condition.are}')`
  if ('same' in condition)
    return eitherWay(condition.same, condition.as, (left, right) => `${left} = ${right}`)
  if ('alike' in condition) {
    const { alike, as, from } = condition
    return as === undefined
      ? likeSql(alike, alike, from, dialect)
      : `(${likeSql(alike, as, from, dialect)} OR ${likeSql(as, alike, from, dialect)})`
  }
  if ('crossed' in condition) {
    const [first, second] = condition.crossed
    const { from } = condition
    return `(CASE WHEN ${likeSql(first, second, from, dialect)} THEN ${likeSql(second, first, from, dialect)} ELSE false END)`
  }
  if ('edits' in condition) return editsSql(condition, dialect)
  if ('starts' in condition) return startsSql(condition, dialect)
  if ('begins' in condition) {
    const { begins, as } = condition
    return `(${dialect.startsWith(a(begins), b(as))} OR ${dialect.startsWith(b(begins), a(as))})`
  }
  if ('near' in condition) return `(abs(${a(condition.near)} - ${b(condition.near)}) <= ${condition.by})`
  if ('shared' in condition) return sharedSql(condition)
  return 'covers' in condition ? coversSql(condition, dialect) : commonSql(condition)
}

/** The number of a pair's level: 0 unknown, 1.. the levels in order, the last "different". */
export function levelSql(comparison: Comparison, dialect: Dialect): string {
  const cases = comparison.levels.map(
    (level, index) => `WHEN ${conditionSql(level.when, dialect)} THEN ${index + 1}`,
  )
  const unknown = conditionSql(comparison.unknown, dialect)
  return `CASE WHEN ${unknown} THEN 0 ${cases.join(' ')} ELSE ${comparison.levels.length + 1} END`
}

const a = (part: string) => `a."${part}"`
const b = (part: string) => `b."${part}"`

function joined(conditions: readonly Condition[], word: string, dialect: Dialect): string {
  return `(${conditions.map((condition) => conditionSql(condition, dialect)).join(word)})`
}

function eitherWay(part: string, as: string | undefined, test: (left: string, right: string) => string) {
  if (as === undefined) return `(${test(a(part), b(part))})`
  return `(${test(a(part), b(as))} OR ${test(a(as), b(part))})`
}

/** Letters one text has and the other lacks, at least; each text carries which letters it has as bits (`letterBits`). */
const lacking = (one: string, other: string) => `bit_count(${bitsOf(one)} & ~${bitsOf(other)})`
const bitsOf = (text: string) => `${text.slice(0, -1)}_m"`

/**
 * Jaro–Winkler costs thirty times what it costs to see from the letters that it cannot be enough: a common beginning
 * lifts Jaro by two fifths of what it lacks at most, and letters the other text does not have cannot be matched.
 */
function likeSql(part: string, as: string, from: number, dialect: Dialect): string {
  const [left, right] = [a(part), b(as)]
  const jaro = Math.max(0, (from - 0.4) / 0.6)
  const matched = `least(${dialect.bytes(left)} - ${lacking(left, right)}, ${dialect.bytes(right)} - ${lacking(right, left)})`
  const possible = `${matched} * (${dialect.bytes(left)} + ${dialect.bytes(right)}) >= ${(3 * jaro - 1).toFixed(6)} * ${dialect.bytes(left)} * ${dialect.bytes(right)}`
  return `(CASE WHEN ${possible} THEN ${dialect.jaroWinkler(left, right)} >= ${from} ELSE false END)`
}

/** Damerau's distance costs six times Levenshtein's, which is at most twice as large, and both more than the letters. */
function editsSql(condition: Extract<Condition, { edits: string }>, dialect: Dialect): string {
  const [left, right, most] = [a(condition.edits), b(condition.edits), condition.most]
  const [long, other] = [dialect.bytes(left), dialect.bytes(right)]
  const letters = `${lacking(left, right)} <= ${most} AND ${lacking(right, left)} <= ${most}`
  const lengths = `abs(${long} - ${other}) <= ${most} AND least(${long}, ${other}) >= ${condition.letters}`
  const first = `levenshtein(${left}, ${right}) <= ${2 * most}`
  return `(CASE WHEN ${letters} AND ${lengths} THEN CASE WHEN ${first} THEN damerau_levenshtein(${left}, ${right}) <= ${most} ELSE false END ELSE false END)`
}

function startsSql({ starts, letters }: Extract<Condition, { starts: string }>, dialect: Dialect): string {
  const [left, right] = [a(starts), b(starts)]
  return `(least(${dialect.bytes(left)}, ${dialect.bytes(right)}) >= ${letters} AND (${dialect.startsWith(left, right)} OR ${dialect.startsWith(right, left)}))`
}

function sharedSql({ shared: [low, high], from }: Extract<Condition, { shared: unknown }>) {
  const count = (how: string) =>
    `(bit_count(${a(low)} ${how} ${b(low)}) + bit_count(${a(high)} ${how} ${b(high)}))`
  return `(${count('&')} >= ${from} * ${count('|')})`
}

/** Number of words a record has among these parts. */
const countSql = (parts: readonly string[], of: (part: string) => string) =>
  parts.map((part) => `(${of(part)} IS NOT NULL)::INTEGER`).join(' + ')

function coversSql(
  { covers, from, words }: Extract<Condition, { covers: unknown }>,
  dialect: Dialect,
): string {
  const like = (part: string, as: string, swap: boolean) => {
    const equal = swap ? `${a(as)} = ${b(part)}` : `${a(part)} = ${b(as)}`
    if (from >= 1) return equal
    return `${equal} OR ${swap ? likeSql(as, part, from, dialect) : likeSql(part, as, from, dialect)}`
  }
  const within = (swap: boolean) =>
    covers
      .map((part) => {
        const found = covers.map((as) => `coalesce(${like(part, as, swap)}, false)`).join(' OR ')
        return `(${swap ? b(part) : a(part)} IS NULL OR ${found})`
      })
      .join(' AND ')
  const [ours, theirs] = [countSql(covers, a), countSql(covers, b)]
  return `(CASE WHEN least(${ours}, ${theirs}) < ${words} THEN false WHEN ${ours} <= ${theirs} THEN ${within(false)} ELSE ${within(true)} END)`
}

function commonSql({ common, words }: Extract<Condition, { common: unknown }>): string {
  const found = common.map((part) => {
    const any = common.map((as) => `coalesce(${a(part)} = ${b(as)}, false)`).join(' OR ')
    return `(${any})::INTEGER`
  })
  return `(${found.join(' + ')} >= ${words})`
}
