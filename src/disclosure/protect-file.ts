import { rename, writeFile } from 'node:fs/promises'
import { stringify } from 'csv-stringify/sync'
import { DimensionError } from './dimension.ts'
import type { CountedRecord, Hierarchy, Kept, Policy } from './model.ts'
import { type ProtectConfig, readConfigFile, ProtectConfig as Schema } from './protect-config.ts'
import { dimensionsOf, type Protection, type ProtectRequest, protectTables } from './protect-table.ts'
import type { ProtectedTable } from './protected-table.ts'
import { readCases, readHierarchy } from './read-cases.ts'
import { WrongInput } from './read-csv.ts'
import { loadPolicy } from './read-policy.ts'
import { tableSize } from './universe.ts'

/** More cells than this are no table anybody reads, and more than the audit can hold. */
const TOO_LARGE = 500_000

export type ProtectSummary = { out: string; policy: Policy; kept: Kept }

/** `umai protect`: everything is read and checked, then protected and audited; the table is written last. */
export async function protectFile(configFile: string): Promise<ProtectSummary> {
  const config = await readConfigFile(configFile, Schema)
  const request = await readRequest(configFile, config)
  const { tables, kept } = await protectNow(config, request)
  await writeTable(config.out, tables[0]!)
  return { out: config.out, policy: request.policy, kept }
}

async function readRequest(configFile: string, config: ProtectConfig): Promise<ProtectRequest> {
  const strangers = Object.keys(config.hierarchies).filter((name) => !config.dimensions.includes(name))
  if (strangers.length > 0)
    throw new WrongInput(
      strangers.map(
        (name) =>
          `${configFile}: hierarchies.${name}: expected one of ${config.dimensions.join(', ')}, found ${name}`,
      ),
    )
  const { policy } = await loadPolicy()
  const records = await readCases(config.input, config.dimensions)
  return {
    records,
    tables: [config.dimensions],
    hierarchies: await readHierarchies(config, records),
    policy: {
      threshold: config.threshold,
      rounding: config.rounding,
      groupsBelowThresholds: config.groups ?? policy.groupsBelowThresholds,
    },
  }
}

/** The hierarchies named; where a value is missing in the data, `unknown` is a code of its own at the top. */
async function readHierarchies(
  config: ProtectConfig,
  records: readonly CountedRecord[],
): Promise<Record<string, Hierarchy>> {
  const hierarchies: Record<string, Hierarchy> = {}
  for (const [name, file] of Object.entries(config.hierarchies)) {
    const read = await readHierarchy(file)
    const missing = !read.has('unknown') && records.some(({ values }) => values[name] === 'unknown')
    hierarchies[name] = missing ? new Map([...read, ['unknown', null]]) : read
  }
  return hierarchies
}

async function protectNow(config: ProtectConfig, request: ProtectRequest): Promise<Protection> {
  try {
    const size = tableSize([...dimensionsOf(request).values()])
    if (size > TOO_LARGE)
      throw new DimensionError(
        `a table of at most ${TOO_LARGE} cells`,
        `${size} (codes of the dimensions, multiplied)`,
      )
    return await protectTables(request)
  } catch (error) {
    if (!(error instanceof DimensionError)) throw error
    throw new WrongInput([`${config.input}: ${error.message}`])
  }
}

/** Written beside and moved into place, so that a table is there whole or not at all. */
async function writeTable(out: string, table: ProtectedTable): Promise<void> {
  const rows = table.cells.map(({ at, count, status }) => [...at, count ?? '', status])
  const text = stringify([[...table.dimensions, 'count', 'status'], ...rows])
  await writeFile(`${out}.part`, text).catch((error: Error) => {
    throw new WrongInput([`${out}: expected a file that can be written, found ${error.message}`])
  })
  await rename(`${out}.part`, out)
}
