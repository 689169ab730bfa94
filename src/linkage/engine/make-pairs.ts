import type { BlockingRule } from './choose-rules.ts'
import { makeTable, type Sql } from './database.ts'
import { allowedSql, codeKeys, keyedRecords } from './pairs-sql.ts'
import type { Setting } from './setting.ts'

/** What a rule brought: pairs that no rule before it had, and with truth how many of them are one person. */
export type RuleResult = {
  rule: string
  pairs: number
  newPairs: number
  /** Share of true pairs this and the rules before it should find: of those that can be told, and of all. */
  expectedReach: number
  expectedReachOfAll: number
  truePairs?: number
}

/**
 * Makes the table `pairs` (i, j, rule), each pair once, by the first rule that finds it. A rule's keys become one hash
 * a record; values that nobody or too many others share make no pairs.
 */
export async function makePairs(
  sql: Pick<Sql, 'run' | 'all'>,
  setting: Setting,
  rules: readonly BlockingRule[] | null,
): Promise<RuleResult[]> {
  await makeTable(sql, 'pairs', '(i INTEGER, j INTEGER, rule TINYINT)')
  if (rules === null) {
    await sql.run(
      `INSERT INTO pairs SELECT a.i, b.i, 0 FROM rec a JOIN rec b ON ${allowedSql(setting.config)}`,
    )
  } else await makeByRules(sql, setting, rules)
  const counts = await sql.all('SELECT rule, count(*) AS n FROM pairs GROUP BY rule ORDER BY rule')
  const found = (rule: number) => Number(counts.find((row) => Number(row.rule) === rule)?.n ?? 0)
  if (rules === null)
    return [
      { rule: 'every pair', pairs: found(0), newPairs: found(0), expectedReach: 1, expectedReachOfAll: 1 },
    ]
  return rules.map(({ name, pairs, reached, reachedOfAll }, index) => ({
    rule: name,
    pairs,
    newPairs: found(index),
    expectedReach: reached,
    expectedReachOfAll: reachedOfAll,
  }))
}

async function makeByRules(
  sql: Pick<Sql, 'run'>,
  setting: Setting,
  rules: readonly BlockingRule[],
): Promise<void> {
  await makeTable(sql, 'found', '(i INTEGER, j INTEGER, rule TINYINT)')
  const keys = [...new Map(rules.flatMap((rule) => rule.keys.map((key) => [key.sql, key] as const))).values()]
  const coded = await codeKeys(sql, keys, setting, { table: 'coded' })
  const column = new Map(keys.map((key, index) => [key.sql, coded[index]!]))
  for (const [index, rule] of rules.entries()) {
    const keyed = keyedRecords(
      rule.keys.map((key) => column.get(key.sql)!),
      setting,
      'coded',
    )
    const shared = `SELECT key FROM (${keyed}) GROUP BY key HAVING count(*) BETWEEN 2 AND ${rule.cap}`
    await makeTable(sql, 'one_rule', `AS SELECT * FROM (${keyed}) SEMI JOIN (${shared}) USING (key)`)
    await sql.run(
      `INSERT INTO found SELECT a.i, b.i, ${index} FROM one_rule a JOIN one_rule b USING (key) WHERE ${allowedSql(setting.config)}`,
    )
  }
  await sql.run('INSERT INTO pairs SELECT i, j, min(rule) FROM found GROUP BY i, j')
  await sql.run('DROP TABLE found')
  await sql.run('DROP TABLE one_rule')
  await sql.run('DROP TABLE coded')
}
