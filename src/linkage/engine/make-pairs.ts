import type { BlockingRule } from './choose-rules.ts'
import type { Sql } from './database.ts'
import type { Setting } from './learn.ts'
import { allowedSql, keyedRecords } from './pairs-sql.ts'

/** What a rule brought: pairs that no rule before it had, and with truth how many of them are one person. */
export type RuleResult = {
  rule: string
  pairs: number
  newPairs: number
  expectedReach: number
  truePairs?: number
}

/**
 * Makes the table `pairs` (i, j, rule), each pair once, by the first rule that finds it. A rule's keys become one hash
 * a record (`key<n>`), null where nobody or too many others share it, so that rules compare by one number.
 */
export async function makePairs(
  sql: Sql,
  setting: Setting,
  rules: readonly BlockingRule[],
): Promise<RuleResult[]> {
  await sql.run('CREATE OR REPLACE TABLE pairs (i INTEGER, j INTEGER, rule TINYINT)')
  if (rules.length === 0) {
    await sql.run(
      `INSERT INTO pairs SELECT a.i, b.i, 0 FROM rec a JOIN rec b ON ${allowedSql(setting.config)}`,
    )
  } else await makeByRules(sql, setting, rules)
  const counts = await sql.all('SELECT rule, count(*) AS n FROM pairs GROUP BY rule ORDER BY rule')
  const found = (rule: number) => Number(counts.find((row) => Number(row.rule) === rule)?.n ?? 0)
  if (rules.length === 0)
    return [{ rule: 'every pair', pairs: found(0), newPairs: found(0), expectedReach: 1 }]
  return rules.map(({ name, pairs, reached }, index) => ({
    rule: name,
    pairs,
    newPairs: found(index),
    expectedReach: reached,
  }))
}

async function makeByRules(sql: Sql, setting: Setting, rules: readonly BlockingRule[]): Promise<void> {
  const fresh = setting.config.base ? ', fresh' : ''
  await sql.run(`CREATE OR REPLACE TABLE keyed AS SELECT i, src${fresh} FROM rec`)
  const lists = rules.some((rule) => rule.keys.some((key) => key.list))
  const earlier: string[] = []
  for (const [index, rule] of rules.entries()) {
    const isList = rule.keys.some((key) => key.list)
    const keyed = keyedRecords(rule.keys, setting.dialect.hash)
    const shared = `SELECT key FROM (${keyed}) GROUP BY key HAVING count(*) BETWEEN 2 AND ${rule.cap}`
    await sql.run(
      `CREATE OR REPLACE TABLE one_rule AS SELECT i, key FROM (${keyed}) SEMI JOIN (${shared}) USING (key)`,
    )
    if (isList) {
      await sql.run(
        `INSERT INTO pairs SELECT DISTINCT a.i, b.i, ${index} FROM (one_rule JOIN keyed USING (i)) a JOIN (one_rule JOIN keyed USING (i)) b USING (key) WHERE ${allowedSql(setting.config)}`,
      )
      continue
    }
    await sql.run(
      `CREATE OR REPLACE TABLE keyed AS SELECT keyed.*, one_rule.key AS key${index} FROM keyed LEFT JOIN one_rule USING (i) ORDER BY i`,
    )
    const key = `key${index}`
    const before = earlier.map(
      (other) => ` AND (a.${other} IS DISTINCT FROM b.${other} OR a.${other} IS NULL)`,
    )
    await sql.run(
      `INSERT INTO pairs SELECT a.i, b.i, ${index} FROM keyed a JOIN keyed b ON a.${key} = b.${key} WHERE ${allowedSql(setting.config)}${before.join('')}`,
    )
    earlier.push(key)
  }
  await sql.run('DROP TABLE keyed')
  await sql.run('DROP TABLE one_rule')
  if (lists)
    await sql.run(
      'CREATE OR REPLACE TABLE pairs AS SELECT i, j, min(rule)::TINYINT AS rule FROM pairs GROUP BY i, j',
    )
}
