import { existsSync } from 'node:fs'
import { stringify } from 'csv-stringify/sync'
import { DimensionError } from './dimension.ts'
import { type CountedRecord, type Hierarchy, type Kept, type Policy, UNKNOWN } from './model.ts'
import {
  type ProtectConfig,
  parseJson,
  readConfigFile,
  refuseOverwriting,
  ProtectConfig as Schema,
} from './protect-config.ts'
import { protectRelease, WrongRegister } from './protect-release.ts'
import { dimensionsOf, type Protection, type ProtectRequest, protectTables } from './protect-table.ts'
import type { ProtectedTable } from './protected-table.ts'
import { readCases, readHierarchy } from './read-cases.ts'
import { readInput, WrongInput } from './read-csv.ts'
import { loadPolicy } from './read-policy.ts'
import { EMPTY_REGISTER, Register } from './register.ts'
import { tableSize } from './universe.ts'
import { type Output, writeFiles } from './write-files.ts'

/** More cells than this are no table anybody reads, and more than the audit can hold. */
const TOO_LARGE = 500_000

export type ProtectSummary = { out: string; policy: Policy; kept: Kept }

/** `umai protect`: everything is read and checked, then protected and audited; files are written last, all or none. */
export async function protectFile(configFile: string): Promise<ProtectSummary> {
  const config = await readConfigFile(configFile, Schema)
  checkHierarchies(configFile, config)
  refuseOverwriting(
    configFile,
    { input: config.input, ...prefixed(config.hierarchies) },
    { out: config.out, register: config.register },
  )
  const register = await readRegister(config.register)
  const request = await readRequest(config, register)
  const { tables, kept, ...made } = await protectNow(config, request, register)
  const outputs: Output[] = [{ file: config.out, content: tableText(tables[0]!) }]
  if (config.register && 'register' in made)
    outputs.push({ file: config.register, content: `${JSON.stringify(made.register)}\n`, secret: true })
  await writeFiles(outputs)
  return { out: config.out, policy: request.policy, kept }
}

const prefixed = (hierarchies: ProtectConfig['hierarchies']) =>
  Object.fromEntries(Object.entries(hierarchies).map(([name, file]) => [`hierarchies.${name}`, file]))

function checkHierarchies(configFile: string, { hierarchies, dimensions }: ProtectConfig): void {
  const strangers = Object.keys(hierarchies).filter((name) => !dimensions.includes(name))
  if (strangers.length > 0)
    throw new WrongInput(
      strangers.map(
        (name) =>
          `${configFile}: hierarchies.${name}: expected one of ${dimensions.join(', ')}, found ${name}`,
      ),
    )
}

/** A register that is not there yet is an empty one: this release is the first. */
async function readRegister(file: string | undefined): Promise<Register | null> {
  if (file === undefined) return null
  if (!existsSync(file)) return EMPTY_REGISTER
  const parsed = Register.safeParse(parseJson(file, await readInput(file, 'a register')))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new WrongInput([
    `${file}: ${issue?.path.join('.')}: expected a register as umai protect writes it, found another`,
  ])
}

async function readRequest(config: ProtectConfig, register: Register | null): Promise<ProtectRequest> {
  const last = register?.releases.at(-1)
  const { policy } = await loadPolicy()
  const records = await readCases(config.input, [
    ...new Set([...config.dimensions, ...(last?.columns ?? [])]),
  ])
  const before = Object.entries(last?.hierarchies ?? {}).map(
    ([name, entries]) => [name, new Map(entries)] as const,
  )
  return {
    records,
    tables: [config.dimensions],
    hierarchies: { ...Object.fromEntries(before), ...(await readHierarchies(config, records)) },
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
    const missing = !read.has(UNKNOWN) && records.some(({ values }) => values[name] === UNKNOWN)
    hierarchies[name] = missing ? new Map([...read, [UNKNOWN, null]]) : read
  }
  return hierarchies
}

async function protectNow(
  config: ProtectConfig,
  request: ProtectRequest,
  register: Register | null,
): Promise<Protection & { register?: Register }> {
  try {
    const size = tableSize([...dimensionsOf(request).values()])
    if (size > TOO_LARGE)
      throw new DimensionError(
        `a table of at most ${TOO_LARGE} cells`,
        `${size} (codes of the dimensions, multiplied)`,
      )
    return register ? await protectRelease(request, register) : await protectTables(request)
  } catch (error) {
    if (error instanceof DimensionError) throw new WrongInput([`${config.input}: ${error.message}`])
    if (error instanceof WrongRegister) throw new WrongInput([`${config.register}: ${error.message}`])
    throw error
  }
}

function tableText(table: ProtectedTable): string {
  const rows = table.cells.map(({ at, count, status }) => [...at, count ?? '', status])
  return stringify([[...table.dimensions, 'count', 'status'], ...rows])
}
