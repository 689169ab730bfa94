import { editDistance } from '../../people/name-similarity.ts'
import { clusterRecords } from '../cluster.ts'
import { partName } from '../comparisons.ts'
import type { LinkParameters } from '../model.ts'
import type { Sql } from './database.ts'
import type { Setting } from './setting.ts'

export type ClusterCounts = { clusters: number; linked: number; largest: number; refused: number }

/** Where more true pairs than this have really different national ids, the ids are too bad to refuse a person by. */
const MOST_WRONG_IDS = 0.02
/** The same for given names that are really different. */
const MOST_OTHER_NAMES = 0.05
/** Bits of a pair that must not join by itself. */
const NOT_JOINED = -1

/** Makes the table `clustered` (i, cluster: the lowest i of its records) from `scored`. */
export async function makeClusters(
  sql: Sql,
  setting: Setting,
  parameters: LinkParameters,
  threshold: number,
): Promise<ClusterCounts> {
  const { config } = setting
  const weightFor = otherNameSql(setting, parameters)
  const [i, j, weight] = await sql.columns(`SELECT i, j, ${weightFor} AS w FROM scored ORDER BY w DESC, i, j`)
  const [source] = await sql.columns('SELECT src FROM rec ORDER BY i')
  const lists = config.inputs.flatMap((input, src) => (input.noDoubles || config.oneToOne ? [src] : []))
  const { of, refused } = clusterRecords(
    { i: i as number[], j: j as number[], weight: weight as number[] },
    {
      records: source!.length,
      from: threshold,
      method: config.oneToOne ? 'refuse-impossible' : config.clusters,
      source: source as number[],
      noDoubles: new Set(lists),
      ids: await trustedIds(sql, setting, parameters),
      near: (one, other) => editDistance(one, other) <= 1,
      settled: config.base ? await settledClusters(sql, source!.length) : undefined,
    },
  )
  const sizes = new Map<number, number>()
  for (const cluster of of) sizes.set(cluster, (sizes.get(cluster) ?? 0) + 1)
  await sql.run('CREATE OR REPLACE TABLE clustered (i INTEGER, cluster INTEGER)')
  await sql.append('clustered', [Array.from(of, (_, record) => record), Array.from(of)])
  const linked = [...sizes.values()].filter((size) => size > 1)
  return {
    clusters: sizes.size,
    linked: linked.reduce((sum, size) => sum + size, 0),
    largest: largest(sizes),
    refused,
  }
}

function largest(sizes: ReadonlyMap<number, number>): number {
  let most = 0
  for (const size of sizes.values()) most = Math.max(most, size)
  return most
}

/**
 * Two records with another given name are joined only where a document says so: twins share all the rest. Such a pair
 * keeps its probability, for a person to look at; where given names are too bad to go by, it counts as any other.
 */
function otherNameSql({ comparisons }: Setting, parameters: LinkParameters): string {
  const find = (type: string) => comparisons.findIndex(({ field }) => field.type === type)
  const [given, document] = [find('given-name'), find('national-id')]
  if (given < 0 || parameters.fields[given]!.m.at(-1)! > MOST_OTHER_NAMES) return 'weight'
  const different = `l${given} = ${comparisons[given]!.levels.length + 1}`
  const shown = document < 0 ? '' : ` AND l${document} NOT IN (1, 2)`
  return `CASE WHEN ${different}${shown} THEN least(weight, ${NOT_JOINED}) ELSE weight END`
}

async function settledClusters(sql: Sql, records: number): Promise<Int32Array> {
  const settled = new Int32Array(records).fill(-1)
  const [i, cluster] = await sql.columns('SELECT i, cluster FROM settled')
  i!.forEach((record, at) => {
    settled[Number(record)] = Number(cluster![at])
  })
  return settled
}

async function trustedIds(sql: Sql, { comparisons }: Setting, parameters: LinkParameters) {
  const index = comparisons.findIndex(({ field }) => field.type === 'national-id')
  if (index < 0 || parameters.fields[index]!.m.at(-1)! > MOST_WRONG_IDS) return undefined
  const [ids] = await sql.columns(`SELECT ${partName(index, 'k')} FROM rec ORDER BY i`)
  return ids as (string | null)[]
}
