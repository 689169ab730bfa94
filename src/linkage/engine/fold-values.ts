import { otherLayout } from '../keyboard.ts'
import { letterBits } from '../likeness.ts'
import type { Comparison, Field, FieldType, Parts, PartValue } from '../model.ts'
import { countedParts } from '../model.ts'
import { foldParts, PART_TYPES, type PartHints } from '../parts.ts'
import type { Sql } from './database.ts'

/** What folding found out about a column. */
export type Folded = {
  field: string
  values: number
  unreadable: number
  example: string | null
  notes: string[]
}

const NAMES: readonly FieldType[] = ['given-name', 'surname', 'patronymic', 'full-name']
/** The 1st of January is one day of 365; from six times its share on it stands for "only the year is known". */
const MOST_FIRST_OF_JANUARY = 6 / 365
const ENOUGH_DATES = 50

/**
 * Folds the distinct values of one column into the table `v<index>`: raw, held (records that have it), one column a part,
 * `<part>_m`, its letters as
 * bits, for the parts in `bits`, and `<part>_c`, how many records share that part, where its rarity counts.
 */
export async function foldColumn(
  sql: Sql,
  comparison: Comparison,
  index: number,
  { hints, bits }: { hints: PartHints; bits: readonly string[] },
): Promise<Folded> {
  const { field } = comparison
  const parts = Object.entries(PART_TYPES[field.type])
  const columns = [
    ...parts.map(([part, type]) => `${part} ${type}`),
    ...bits.map((part) => `${part}_m INTEGER`),
  ]
  await sql.run(`CREATE OR REPLACE TABLE w (raw VARCHAR, ${columns.join(', ')})`)
  const quick = await foldDigits(sql, field, index, bits)
  const vocabulary = NAMES.includes(field.type) ? await readVocabulary(sql, field, index, hints) : null
  await sql.each(
    `SELECT DISTINCT c${index} FROM raw WHERE c${index} IS NOT NULL${quick ? ` AND NOT (${quick})` : ''}`,
    async (batch) => {
      const values = batch as string[]
      const folded = values.map((raw) => foldKnown(field.type, raw, hints, vocabulary))
      const columns = parts.map(([part]) => folded.map((one): PartValue => one?.[part] ?? null))
      const letters = bits.map((part) => folded.map((one) => bitsOf(one?.[part] ?? null)))
      await sql.append('w', [values, ...columns, ...letters])
    },
  )
  const notes = field.type === 'date' ? await dropFirstOfJanuary(sql, field, index) : []
  const first = parts[0]![0]
  const counts = countedParts(comparison.levels).map(
    (part) => `, sum(held) OVER (PARTITION BY ${part})::INTEGER AS ${part}_c`,
  )
  await sql.run(
    `CREATE OR REPLACE TABLE v${index} AS SELECT *${counts.join('')} FROM w JOIN (SELECT c${index} AS raw, count(*) AS held FROM raw WHERE c${index} IS NOT NULL GROUP BY 1) USING (raw)`,
  )
  const [row] = await sql.all(
    `SELECT sum(held)::BIGINT AS n, coalesce(sum(held) FILTER (${first} IS NULL), 0)::BIGINT AS bad, min(raw) FILTER (${first} IS NULL AND NOT regexp_matches(raw, '^[\\W0_]*$')) AS example FROM v${index}`,
  )
  await sql.run('DROP TABLE w')
  return {
    field: field.name,
    values: Number(row!.n ?? 0),
    unreadable: Number(row!.bad),
    example: row!.example === null ? null : String(row!.example),
    notes,
  }
}

const DIGITS = '0123456789'
/** A value of digits alone, as `foldParts` folds it, in SQL: telephones and documents are as many as the records. */
const DIGITS_FOLDED: Partial<Record<FieldType, { values: string; fold: (raw: string) => string }>> = {
  phone: {
    values: "regexp_full_match({raw}, '[0-9+() -]*[0-9][0-9+() -]*')",
    fold: (raw) => `right(regexp_replace(${raw}, '[^0-9]', '', 'g'), 9)`,
  },
  'national-id': { values: "regexp_full_match({raw}, '[0-9]+')", fold: (raw) => raw },
}
const SHORTEST: Partial<Record<FieldType, number>> = { phone: 5, 'national-id': 4 }

/** Folds the values of digits alone within the database. Returns the condition that they fulfil, or null. */
async function foldDigits(
  sql: Sql,
  field: Field,
  index: number,
  bits: readonly string[],
): Promise<string | null> {
  const known = DIGITS_FOLDED[field.type]
  if (!known) return null
  const values = known.values.replace('{raw}', `c${index}`)
  const says = `length(k) >= ${SHORTEST[field.type]} AND replace(k, left(k, 1), '') <> '' AND NOT regexp_full_match(k, '0?123456789?0?')`
  const letters = Array.from(
    DIGITS,
    (digit) => `(contains(k, '${digit}')::INTEGER << ${digit.charCodeAt(0) % 31})`,
  )
  const masks = bits.map(() => `CASE WHEN ${says} THEN ${letters.join(' + ')} END`)
  await sql.run(
    `INSERT INTO w SELECT ${['raw', `CASE WHEN ${says} THEN k END`, ...masks].join(', ')} FROM (SELECT DISTINCT c${index} AS raw, ${known.fold(`c${index}`)} AS k FROM raw WHERE c${index} IS NOT NULL AND ${values})`,
  )
  return values
}

function bitsOf(value: PartValue): number | null {
  return typeof value === 'string' ? letterBits(value) : null
}

/** The folded names of a column: how many records have each, and how its letters follow each other. */
type Vocabulary = { counts: ReadonlyMap<string, number>; pairs: ReadonlyMap<string, number>; letters: number }

/** Likelier by so many natural logarithms a letter pair, the text was meant for the other layout. */
const CLEARLY_LIKELIER = 1.2
const ENOUGH_LETTERS = 2_000

async function readVocabulary(sql: Sql, field: Field, index: number, hints: PartHints): Promise<Vocabulary> {
  const counts = new Map<string, number>()
  const [raws, numbers] = await sql.columns(
    `SELECT c${index}, count(*) FROM raw WHERE c${index} IS NOT NULL GROUP BY 1`,
  )
  raws!.forEach((raw, at) => {
    const key = keyOf(foldParts(field.type, String(raw), hints))
    if (key) counts.set(key, (counts.get(key) ?? 0) + Number(numbers![at]))
  })
  const pairs = new Map<string, number>()
  let letters = 0
  for (const [key, count] of counts) {
    for (const pair of letterPairs(key)) pairs.set(pair, (pairs.get(pair) ?? 0) + count)
    letters += count * key.length
  }
  return { counts, pairs, letters }
}

function keyOf(parts: Parts | null): string | null {
  return parts ? String(parts.k ?? parts.t) : null
}

function letterPairs(key: string): string[] {
  return Array.from({ length: key.length - 1 }, (_, at) => key.slice(at, at + 2))
}

/** Mean log probability of the letter pairs of a key, in this column. */
function likelihood(key: string, { pairs, letters }: Vocabulary): number {
  const all = letterPairs(key)
  const sum = all.reduce((total, pair) => total + Math.log(((pairs.get(pair) ?? 0) + 0.5) / letters), 0)
  return all.length === 0 ? 0 : sum / all.length
}

/** Folds a value; as typed in the other keyboard layout where that gives a name of this column and this does not. */
function foldKnown(type: FieldType, raw: string, hints: PartHints, vocabulary: Vocabulary | null) {
  const parts = foldParts(type, raw, hints)
  const other = vocabulary ? otherLayout(raw) : null
  const key = keyOf(parts)
  if (!vocabulary || !other || (key !== null && (vocabulary.counts.get(key) ?? 0) > 1)) return parts
  const retyped = foldParts(type, other, hints)
  const meant = keyOf(retyped)
  if (meant === null || meant.length < 3) return parts
  if ((vocabulary.counts.get(meant) ?? 0) > 1) return retyped
  const gain = likelihood(meant, vocabulary) - likelihood(key ?? '', vocabulary)
  return key !== null && vocabulary.letters >= ENOUGH_LETTERS && gain > CLEARLY_LIKELIER ? retyped : parts
}

async function dropFirstOfJanuary(sql: Sql, field: Field, index: number): Promise<string[]> {
  const [row] = await sql.all(
    `SELECT count(*) AS n, count(*) FILTER (md = '0101') AS first FROM raw JOIN w ON raw.c${index} = w.raw WHERE md IS NOT NULL`,
  )
  const [n, first] = [Number(row!.n), Number(row!.first)]
  if (n < ENOUGH_DATES || first / n < MOST_FIRST_OF_JANUARY) return []
  await sql.run(`UPDATE w SET x = NULL, z = NULL, ym = NULL, md = NULL, yd = NULL WHERE md = '0101'`)
  return [
    `${field.name}: ${first} of ${n} dates are a 1st of January, far more than chance: there only the year is taken as known.`,
  ]
}
