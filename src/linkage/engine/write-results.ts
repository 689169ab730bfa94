import { mkdir, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { levelName } from '../score.ts'
import { named, quoted, type Sql } from './database.ts'
import type { Setting } from './setting.ts'

/** Writes pairs from a weight on: ids, probability, weight and each field's level; the list too where there are several. */
export async function writePairs(sql: Sql, setting: Setting, from: number, path: string): Promise<number> {
  const levels = setting.comparisons.map((comparison, index) => {
    const names = Array.from({ length: comparison.levels.length + 2 }, (_, level) =>
      levelName(comparison, level),
    )
    const cases = names.map((name, level) => `WHEN ${level} THEN ${quoted(name)}`).join(' ')
    return `CASE l${index} ${cases} END AS ${named(comparison.field.name)}`
  })
  const several = setting.config.inputs.length > 1 || setting.config.base
  const kept = setting.config.oneToOne
    ? 'JOIN clustered ca ON ca.i = s.i JOIN clustered cb ON cb.i = s.j AND ca.cluster = cb.cluster'
    : ''
  await copy(
    sql,
    `SELECT a.id AS id_a, b.id AS id_b, round(1 / (1 + pow(2, -greatest(-60, weight))), 6) AS probability, round(weight, 4) AS weight, ${levels.join(', ')}${several ? ', a.src AS list_a, b.src AS list_b' : ''} FROM scored s JOIN rec a ON a.i = s.i JOIN rec b ON b.i = s.j ${kept} WHERE weight >= ${from} ORDER BY s.i, s.j`,
    path,
  )
  return sql.number(`SELECT count(*) FROM scored s ${kept} WHERE weight >= ${from}`)
}

/** Writes each record's person: id and cluster, which is named by the id of its first record. */
export async function writeClusters(sql: Sql, setting: Setting, path: string): Promise<void> {
  const several = setting.config.inputs.length > 1 || setting.config.base
  await copy(
    sql,
    `SELECT rec.id, ${several ? "first.src || ':' || first.id" : 'first.id'} AS cluster${several ? ', rec.src AS list' : ''} FROM rec JOIN clustered c USING (i) JOIN rec first ON first.i = c.cluster ORDER BY rec.i`,
    path,
  )
}

/** Whole or not at all: written beside, then renamed. */
async function copy(sql: Sql, query: string, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const unfinished = `${path}.unfinished`
  await sql.run(`COPY (${query}) TO ${quoted(unfinished)} (FORMAT csv, HEADER true)`)
  await rename(unfinished, path)
}
