import { partName } from '../comparisons.ts'
import { partsWithBits } from '../condition-sql.ts'
import type { Comparison } from '../model.ts'
import { countedParts } from '../model.ts'
import { PART_TYPES } from '../parts.ts'
import type { LinkConfig } from '../read-config.ts'
import type { Sql } from './database.ts'
import { type Folded, foldColumn } from './fold-values.ts'

export type Prepared = { notes: string[]; problems: string[] }

/** More unreadable values than this share are not typing errors: the column is not what the configuration says. */
const MOST_UNREADABLE = 0.5
const ENOUGH_VALUES = 10
/** Records whose year and date must agree before one may stand in for the other. */
const AGREE = 0.5

/**
 * Makes the table `rec`: i, src, id, truth and the folded parts of every field (`f0_k` …), with `f0_k_c`, how many
 * records share a part, where its rarity counts. Ordered by i.
 */
export async function prepareRecords(
  sql: Sql,
  comparisons: readonly Comparison[],
  config: LinkConfig,
): Promise<Prepared> {
  const notes: string[] = []
  const problems: string[] = []
  const masked = partsNeedingBits(comparisons)
  for (const [index, comparison] of comparisons.entries()) {
    const hints = { monthFirst: await isMonthFirst(sql, comparison, index), asOf: oneYear(config) }
    const folded = await foldColumn(sql, comparison, index, { hints, bits: masked[index]! })
    notes.push(...folded.notes)
    judge(folded, comparison, config, notes, problems)
  }
  if (problems.length > 0) return { notes, problems }
  await joinParts(sql, comparisons, masked)
  notes.push(...(await yearsFromAges(sql, comparisons)), ...(await singleValues(sql, comparisons)))
  return { notes, problems }
}

function oneYear(config: LinkConfig): number | null {
  const years = new Set(config.inputs.map((input) => input.asOf ?? null))
  return years.size === 1 ? [...years][0]! : null
}

function judge(
  folded: Folded,
  { field }: Comparison,
  config: LinkConfig,
  notes: string[],
  problems: string[],
) {
  const files = config.inputs.map((input) => input.file).join(', ')
  if (folded.values === 0) notes.push(`${field.name}: no value in any record, so it says nothing.`)
  if (folded.example === null) return
  const share = folded.unreadable / folded.values
  if (share > MOST_UNREADABLE && folded.values >= ENOUGH_VALUES && isChecked(field.type)) {
    problems.push(
      `${files}: column "${field.name}": expected values of type ${field.type}, found ${folded.unreadable} of ${folded.values} that are not, such as "${folded.example}"`,
    )
  } else {
    notes.push(
      `${field.name}: ${folded.unreadable} of ${folded.values} values say nothing as ${field.type} and count as unknown, such as "${folded.example}".`,
    )
  }
}

/** Types with a form of their own; any text can be a name or a place. */
function isChecked(type: Comparison['field']['type']): boolean {
  return ['date', 'year', 'sex', 'phone', 'national-id'].includes(type)
}

/** 05/17/1999 can only be month first; where nothing shows it, dates are day first, as in the region. */
async function isMonthFirst(sql: Sql, { field }: Comparison, index: number): Promise<boolean> {
  if (field.type !== 'date') return false
  const part = (group: number) =>
    `TRY_CAST(regexp_extract(c${index}, '^(\\d{1,2})[-./ ](\\d{1,2})[-./ ]\\d{4}', ${group}) AS INTEGER)`
  const [row] = await sql.all(
    `SELECT count(*) FILTER (${part(1)} > 12) AS day, count(*) FILTER (${part(2)} > 12) AS month FROM raw`,
  )
  return Number(row!.month) > Number(row!.day)
}

/** By field, the parts that conditions look at letter by letter. */
function partsNeedingBits(comparisons: readonly Comparison[]): string[][] {
  const all = new Set(
    comparisons.flatMap(({ levels }) => levels.flatMap((level) => partsWithBits(level.when))),
  )
  return comparisons.map(({ field }, index) =>
    Object.keys(PART_TYPES[field.type]).filter((part) => all.has(partName(index, part))),
  )
}

async function joinParts(
  sql: Sql,
  comparisons: readonly Comparison[],
  bits: readonly string[][],
): Promise<void> {
  const columns = comparisons.flatMap(({ field, levels }, index) => {
    const counted = countedParts(levels)
    return [
      ...Object.keys(PART_TYPES[field.type]).map((part) => `v${index}.${part} AS ${partName(index, part)}`),
      ...bits[index]!.map((part) => `v${index}.${part}_m AS ${partName(index, part)}_m`),
      ...counted.map((part) => `v${index}.${part}_c AS ${partName(index, part)}_c`),
    ]
  })
  const joins = comparisons.map((_, index) => `LEFT JOIN v${index} ON raw.c${index} = v${index}.raw`)
  await sql.run(
    `CREATE OR REPLACE TABLE rec AS SELECT raw.i, raw.src, raw.id, raw.truth, ${columns.join(', ')} FROM raw ${joins.join(' ')} ORDER BY raw.i`,
  )
  for (const index of comparisons.keys()) await sql.run(`DROP TABLE v${index}`)
}

/**
 * Where records carry an age instead of a year, the year they were told in is the middle of birth year plus age over
 * the records that have both; and a record with only a date gets its year, so that an age here meets a date there.
 */
async function yearsFromAges(sql: Sql, comparisons: readonly Comparison[]): Promise<string[]> {
  const find = (type: string) => comparisons.findIndex(({ field }) => field.type === type)
  const [year, date] = [find('year'), find('date')]
  if (year < 0 || date < 0) return []
  const [y, known, born] = [partName(year, 'y'), partName(year, 'n'), partName(date, 'y')]
  const [ages] = await sql.all(
    `SELECT median(${born} - ${y})::INTEGER AS told, count(*) AS n FROM rec WHERE ${y} < 0 AND ${born} IS NOT NULL`,
  )
  const notes: string[] = []
  if (Number(ages!.n) > 0) {
    const told = Number(ages!.told)
    const near = await sql.number(
      `SELECT count(*) FROM rec WHERE ${y} < 0 AND ${born} IS NOT NULL AND abs(${born} - ${y} - ${told}) <= 2`,
    )
    if (near >= AGREE * Number(ages!.n)) {
      await sql.run(`UPDATE rec SET ${y} = ${told} + ${y} WHERE ${y} < 0`)
      notes.push(
        `${comparisons[year]!.field.name}: ages, told in ${told} by the records that also have a date.`,
      )
    } else notes.push(disagreement(comparisons, year, date))
  }
  const [both] = await sql.all(
    `SELECT count(*) AS n, count(*) FILTER (abs(${born} - ${y}) <= 2) AS near FROM rec WHERE ${y} > 0 AND ${born} IS NOT NULL`,
  )
  const negative = await sql.number(`SELECT count(*) FROM rec WHERE ${y} < 0`)
  if (negative > 0 || Number(both!.near) < AGREE * Number(both!.n)) return notes
  await sql.run(
    `UPDATE rec SET ${y} = coalesce(${y}, ${born}), ${known} = CASE WHEN ${born} IS NULL THEN NULL ELSE 'date' END`,
  )
  return notes
}

function disagreement(comparisons: readonly Comparison[], year: number, date: number): string {
  const [one, other] = [comparisons[year]!.field.name, comparisons[date]!.field.name]
  return `${one} and ${other} do not agree in most records that have both: each is compared by itself.`
}

async function singleValues(sql: Sql, comparisons: readonly Comparison[]): Promise<string[]> {
  const firsts = comparisons.map(({ field }, index) =>
    partName(index, Object.keys(PART_TYPES[field.type])[0]!),
  )
  const [row] = await sql.all(
    `SELECT ${firsts.map((part, index) => `approx_count_distinct(${part}) AS n${index}`).join(', ')} FROM rec`,
  )
  return comparisons.flatMap(({ field }, index) =>
    Number(row![`n${index}`]) === 1
      ? [`${field.name}: one and the same value in every record that has it, so agreeing on it says nothing.`]
      : [],
  )
}
