import { DimensionError, refuseCircle } from './dimension.ts'
import type { CountedRecord, Hierarchy } from './model.ts'
import { TOTAL, UNKNOWN } from './model.ts'
import { type CsvFile, readCsv, someOf, WrongInput } from './read-csv.ts'

/** More people than the earth has are a mistake in the file. */
const HUGE = 10_000_000_000

/** The column with how many cases a row stands for; without it a row is a case. */
const COUNT = 'count'

/** The cases of a file, counted by the columns that matter. */
export async function readCases(file: string, columns: readonly string[]): Promise<CountedRecord[]> {
  const csv = await readCsv(file)
  const missing = columns.filter((name) => !csv.header.includes(name))
  if (missing.length > 0)
    throw new WrongInput(
      missing.map((name) => `${file}:1: expected a column ${name}, found ${csv.header.join(', ')}`),
    )
  if (csv.rows.length === 0) throw new WrongInput([`${file}:2: expected a row for each case, found none`])
  return countRows(csv, columns)
}

function countRows(csv: CsvFile, columns: readonly string[]): CountedRecord[] {
  const places = columns.map((name) => csv.header.indexOf(name))
  const countPlace = columns.includes(COUNT) ? -1 : csv.header.indexOf(COUNT)
  const counted = new Map<string, { values: Record<string, string>; count: number }>()
  const problems: string[] = []
  for (const { line, values } of csv.rows) {
    const codes = places.map((place) => values[place]!.trim() || UNKNOWN)
    const count = countPlace < 0 ? 1 : readCount(values[countPlace]!)
    if (count === null)
      problems.push(
        `${csv.file}:${line}: ${COUNT}: expected a whole number from 0 on, found ${JSON.stringify(values[countPlace])}`,
      )
    for (const [index, code] of codes.entries())
      if (code === TOTAL)
        problems.push(
          `${csv.file}:${line}: ${columns[index]}: expected a code other than ${TOTAL}, found ${TOTAL}`,
        )
    const key = JSON.stringify(codes)
    const known = counted.get(key)
    if (known) known.count += count ?? 0
    else
      counted.set(key, {
        values: Object.fromEntries(columns.map((name, index) => [name, codes[index]!])),
        count: count ?? 0,
      })
  }
  if (problems.length > 0) throw new WrongInput(someOf(problems))
  return [...counted.values()]
}

function readCount(text: string): number | null {
  const trimmed = text.trim()
  const count = Number(trimmed)
  return /^\d+$/.test(trimmed) && count <= HUGE ? count : null
}

/** Names a hierarchy file may have for the column of the code and the column of the code above it. */
const PARENT = ['parent', 'parent_code', 'parentcode', 'above']

/**
 * Reads a hierarchy: a column with codes and a column `parent`. At the top the parent is empty or `Total`; a file that
 * never says so has its top in parents that are no codes: then they are the top.
 */
export async function readHierarchy(file: string): Promise<Hierarchy> {
  const csv = await readCsv(file)
  const above = csv.header.findIndex((name) => PARENT.includes(name.toLowerCase()))
  const own = csv.header.findIndex((_, index) => index !== above)
  if (above < 0 || own < 0)
    throw new WrongInput([
      `${file}:1: expected a column for the code and a column parent, found ${csv.header.join(', ')}`,
    ])
  const hierarchy = new Map<string, string | null>()
  const problems: string[] = []
  for (const { line, values } of csv.rows) {
    const code = values[own]!.trim()
    const parent = values[above]!.trim()
    if (code === '') problems.push(`${file}:${line}: expected a code, found nothing`)
    else if (hierarchy.has(code))
      problems.push(`${file}:${line}: expected each code once, found ${code} again`)
    else if (code === parent)
      problems.push(`${file}:${line}: expected a hierarchy without a circle, found ${code} above itself`)
    else if (code !== TOTAL) hierarchy.set(code, parent === '' || parent === TOTAL ? null : parent)
  }
  if (hierarchy.size === 0 && problems.length === 0)
    problems.push(`${file}:2: expected a row for each code, found none`)
  if (problems.length > 0) throw new WrongInput(someOf(problems))
  const whole = withTop(file, hierarchy)
  checkCircles(file, whole)
  return whole
}

function checkCircles(file: string, hierarchy: Hierarchy): void {
  try {
    for (const code of hierarchy.keys()) refuseCircle(hierarchy, code)
  } catch (error) {
    throw error instanceof DimensionError ? new WrongInput([`${file}: ${error.message}`]) : error
  }
}

function withTop(file: string, hierarchy: Map<string, string | null>): Hierarchy {
  const strangers = new Set(
    [...hierarchy.values()].filter((parent) => parent !== null && !hierarchy.has(parent)),
  )
  if (strangers.size === 0) return hierarchy
  const saysTop = [...hierarchy.values()].includes(null)
  const parents = new Set(hierarchy.values())
  const deeper = [...hierarchy.keys()].some((code) => parents.has(code))
  // Parents that are no codes are the top of a file that names no top; beside a top, or at two depths, they are lost.
  if (saysTop || (deeper && strangers.size > 1))
    throw new WrongInput(
      [...strangers].map((parent) => {
        const [child] = [...hierarchy].find(([, above]) => above === parent)!
        return `${file}: ${child}: expected a parent that is a code of the file, found ${parent}`
      }),
    )
  return new Map([...[...strangers].map((top) => [top!, null] as const), ...hierarchy])
}
