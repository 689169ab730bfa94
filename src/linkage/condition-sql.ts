import type { Dialect } from './dialect.ts'
import type { Comparison, Condition } from './model.ts'

/** A condition (`condition.ts`) as SQL over two records `a` and `b`; unknown comes out as null, which is not true. */
export function conditionSql(condition: Condition, dialect: Dialect): string {
  if ('all' in condition) return joined(condition.all, ' AND ', dialect)
  if ('any' in condition) return joined(condition.any, ' OR ', dialect)
  if ('missing' in condition) return `(${a(condition.missing)} IS NULL OR ${b(condition.missing)} IS NULL)`
  if ('both' in condition)
    return `(${a(condition.both)} = '${condition.are}' AND ${b(condition.both)} = '${condition.are}')`
  if ('same' in condition)
    return eitherWay(condition.same, condition.as, (left, right) => `${left} = ${right}`)
  if ('alike' in condition) {
    const like = (left: string, right: string) => `${dialect.jaroWinkler(left, right)} >= ${condition.from}`
    return eitherWay(condition.alike, condition.as, like)
  }
  if ('crossed' in condition) {
    const [first, second] = condition.crossed
    const like = (left: string, right: string) => `${dialect.jaroWinkler(left, right)} >= ${condition.from}`
    return `(${like(a(first), b(second))} AND ${like(a(second), b(first))})`
  }
  if ('edits' in condition) return editsSql(condition, dialect)
  if ('starts' in condition) return startsSql(condition)
  if ('near' in condition) return `(abs(${a(condition.near)} - ${b(condition.near)}) <= ${condition.by})`
  return 'shared' in condition ? sharedSql(condition, dialect) : coversSql(condition, dialect)
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

/** Damerau's distance costs six times Levenshtein's, which is at most twice as large: it goes first. */
function editsSql(condition: Extract<Condition, { edits: string }>, dialect: Dialect): string {
  const [left, right, most] = [a(condition.edits), b(condition.edits), condition.most]
  const lengths = `abs(length(${left}) - length(${right})) <= ${most} AND least(length(${left}), length(${right})) >= ${condition.letters}`
  const first = `${dialect.levenshtein(left, right)} <= ${2 * most}`
  return `(CASE WHEN ${lengths} THEN CASE WHEN ${first} THEN ${dialect.damerau(left, right)} <= ${most} ELSE false END ELSE false END)`
}

function startsSql({ starts, letters }: Extract<Condition, { starts: string }>): string {
  const [left, right] = [a(starts), b(starts)]
  return `(least(length(${left}), length(${right})) >= ${letters} AND left(${left}, length(${right})) = left(${right}, length(${left})))`
}

function sharedSql({ shared, from }: Extract<Condition, { shared: string }>, dialect: Dialect): string {
  const [left, right] = [a(shared), b(shared)]
  const common = dialect.common(left, right)
  return `(${common} >= ${from} * (${dialect.size(left)} + ${dialect.size(right)} - ${common}))`
}

function coversSql(condition: Extract<Condition, { covers: string }>, dialect: Dialect): string {
  const [left, right] = [a(condition.covers), b(condition.covers)]
  const like =
    condition.from >= 1 ? 'x = y' : `x = y OR ${dialect.jaroWinkler('x', 'y')} >= ${condition.from}`
  const within = (short: string, long: string) => dialect.every(short, 'x', dialect.some(long, 'y', like))
  const shorter = `${dialect.size(left)} <= ${dialect.size(right)}`
  const enough = `least(${dialect.size(left)}, ${dialect.size(right)}) >= ${condition.words}`
  return `(CASE WHEN ${enough} THEN CASE WHEN ${shorter} THEN ${within(left, right)} ELSE ${within(right, left)} END ELSE false END)`
}
