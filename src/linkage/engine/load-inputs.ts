import { existsSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { dirname, isAbsolute, join, resolve } from 'node:path'
import type { LinkConfig } from '../read-config.ts'
import { named, quoted, type Sql } from './database.ts'
import { convertToUtf8, detectEncoding, isEmptyFile, isKnownEncoding } from './read-encoding.ts'

/** What was read of one file. */
export type InputRead = { file: string; records: number; encoding: string; delimiter: string; truth: boolean }

export type Loaded = { inputs: InputRead[]; notes: string[]; problems: string[] }

/** Lists and records of a base come before those read here; `temporary`: where converted files go. */
export type LoadFrom = { configPath: string; temporary: string; firstList: number; firstRecord: number }

type Input = LinkConfig['inputs'][number]

const DELIMITERS = [',', ';', '\t', '|']
const SHOWN = 5

/** Where a path of a configuration points: beside the configuration, else from where the command was called. */
export function pathFrom(configPath: string, path: string): string {
  if (isAbsolute(path)) return path
  const beside = join(dirname(resolve(configPath)), path)
  return !existsSync(beside) && existsSync(resolve(path)) ? resolve(path) : beside
}

/**
 * Reads the files into the table `raw`: i (number of the record over all files), src (of the file), id, truth, and a
 * text column c0, c1 … a field, trimmed, empty as null. All problems of all files are told together.
 */
export async function loadInputs(sql: Sql, config: LinkConfig, from: LoadFrom): Promise<Loaded> {
  const fields = Object.keys(config.fields)
  const columns = fields.map((_, index) => `c${index} VARCHAR`)
  await sql.run(
    `CREATE OR REPLACE TABLE raw (i INTEGER, src INTEGER, id VARCHAR, truth VARCHAR, ${columns.join(', ')})`,
  )
  const loaded: Loaded = { inputs: [], notes: [], problems: [] }
  for (const [src, input] of config.inputs.entries()) {
    if (src < from.firstList) continue
    const path = pathFrom(from.configPath, input.file)
    const problem = await unreadable(path)
    if (problem) loaded.problems.push(`${input.file}: ${problem}`)
    else await loadOne(sql, config, input, { ...from, path, src }, loaded)
  }
  if (loaded.problems.length > 0) return loaded
  loaded.problems.push(...(await repeatedIds(sql, config)))
  const without = loaded.inputs.filter((input) => !input.truth).map((input) => input.file)
  if (config.truth && without.length === loaded.inputs.length)
    loaded.problems.push(
      `${without.join(', ')}: expected the truth column "${config.truth}", found none in any file`,
    )
  else if (config.truth && without.length > 0)
    loaded.notes.push(
      `No column "${config.truth}" in ${without.join(', ')}: accuracy is measured on pairs where both records have it.`,
    )
  return loaded
}

async function unreadable(path: string): Promise<string | null> {
  try {
    const handle = await open(path)
    const stats = await handle.stat()
    await handle.close()
    return stats.isDirectory() ? 'expected a file, found a directory' : null
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    return `expected a CSV file, found ${code === 'ENOENT' ? 'no such file' : message}`
  }
}

type At = LoadFrom & { path: string; src: number }

async function loadOne(sql: Sql, config: LinkConfig, input: Input, at: At, loaded: Loaded): Promise<void> {
  const text = await toUtf8(input, at, loaded)
  if (!text) return
  const header = await firstLine(text.path)
  const delimiter = input.delimiter ?? guessDelimiter(header)
  const reader = `read_csv(${quoted(text.path)}, all_varchar=true, header=true, delim=${quoted(delimiter)}, quote='"', escape='"', store_rejects=true, null_padding=false, max_line_size=16777216)`
  const columns = (await sql.all(`DESCRIBE SELECT * FROM ${reader}`)).map((row) => String(row.column_name))
  const find = (wanted: string) => {
    const name = (input.columns?.[wanted] ?? wanted).trim()
    return columns.find((column) => column.trim() === name) ?? null
  }
  const wanted = [config.id, ...Object.keys(config.fields)]
  const missing = wanted.filter((name) => find(name) === null)
  if (missing.length > 0) {
    loaded.problems.push(
      ...missing.map(
        (name) =>
          `${input.file}: line 1: expected a column "${input.columns?.[name] ?? name}", found ${columns.map((column) => column.trim()).join(', ')}`,
      ),
    )
    return
  }
  const truth = config.truth ? find(config.truth) : null
  const value = (name: string) => `nullif(trim(${named(find(name)!)}, ' \t\u00a0'), '')`
  const before = await sql.number('SELECT count(*) FROM raw')
  const fields = Object.keys(config.fields).map(value)
  await sql.run(
    `INSERT INTO raw SELECT ${at.firstRecord + before} + row_number() OVER () - 1, ${at.src}, ${value(config.id)}, ${truth ? value(config.truth!) : 'NULL'}, ${fields.join(', ')} FROM ${reader}`,
  )
  const rejections = await rejected(sql, input.file)
  loaded.problems.push(...rejections)
  const records = (await sql.number('SELECT count(*) FROM raw')) - before
  if (records === 0 && rejections.length === 0)
    loaded.problems.push(`${input.file}: expected records, found only a header`)
  loaded.inputs.push({ file: input.file, records, encoding: text.encoding, delimiter, truth: truth !== null })
}

async function toUtf8(input: Input, { path, src, temporary }: At, loaded: Loaded) {
  if (await isEmptyFile(path)) {
    loaded.problems.push(`${input.file}: expected a CSV file, found an empty file`)
    return null
  }
  if (input.encoding && !isKnownEncoding(input.encoding)) {
    loaded.problems.push(
      `${input.file}: expected an encoding such as utf-8 or windows-1251, found "${input.encoding}"`,
    )
    return null
  }
  const found = input.encoding
    ? { name: input.encoding.toLowerCase(), offset: 0 }
    : await detectEncoding(path)
  if (!found) {
    loaded.problems.push(`${input.file}: expected text in UTF-8, UTF-16 or Windows-1251, found binary data`)
    return null
  }
  if (/^utf-?8$/.test(found.name)) return { path, encoding: 'utf-8' }
  const to = join(temporary, `input-${src}.csv`)
  await convertToUtf8(path, found.name, to)
  loaded.notes.push(
    `${input.file}: not UTF-8, read as ${found.name}. If names look wrong, set "encoding" for this input.`,
  )
  return { path: to, encoding: found.name }
}

async function firstLine(path: string): Promise<string> {
  const handle = await open(path)
  try {
    const buffer = Buffer.alloc(65_536)
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0)
    return (
      buffer
        .subarray(0, bytesRead)
        .toString('utf8')
        .split(/\r?\n|\r/, 1)[0] ?? ''
    )
  } finally {
    await handle.close()
  }
}

function guessDelimiter(header: string): string {
  const plain = header.replace(/"[^"]*"/g, '')
  const counts = DELIMITERS.map((delimiter) => plain.split(delimiter).length - 1)
  return DELIMITERS[counts.indexOf(Math.max(...counts))]!
}

/** Lines that do not have the header's number of columns, or are not CSV. */
async function rejected(sql: Sql, file: string): Promise<string[]> {
  const rows = await sql.all(
    'SELECT line, any_value(error_message) AS message, count(*) OVER () AS n FROM reject_errors GROUP BY line ORDER BY line LIMIT 20',
  )
  await sql.run('DELETE FROM reject_errors')
  const lines = rows.map((row) => {
    const counts = /Expected Number of Columns: (\d+) Found: (\d+)/.exec(String(row.message))
    const what = counts
      ? `expected ${counts[1]} columns, found ${counts[2]}`
      : `expected CSV, found ${String(row.message).split('\n')[0]}`
    return `${file}: line ${row.line}: ${what}`
  })
  const more = Number(rows[0]?.n ?? 0) - rows.length
  return more > 0 ? [...lines, `${file}: and ${more} more lines like these`] : lines
}

async function repeatedIds(sql: Sql, config: LinkConfig): Promise<string[]> {
  const problems: string[] = []
  const empty = await sql.all(
    `SELECT src, min(i - first) + 1 AS record, count(*) AS n FROM (SELECT *, min(i) OVER (PARTITION BY src) AS first FROM raw) WHERE id IS NULL GROUP BY src ORDER BY src`,
  )
  for (const row of empty)
    problems.push(
      `${config.inputs[Number(row.src)]!.file}: record ${row.record}: expected an id in column "${config.id}", found nothing (${row.n} such records)`,
    )
  const twice = await sql.all(
    `SELECT src, id, list(record ORDER BY record)[1:2] AS records, count(*) OVER () AS n FROM (SELECT src, id, 1 + i - min(i) OVER (PARTITION BY src) AS record FROM raw WHERE id IS NOT NULL) GROUP BY src, id HAVING count(*) > 1 ORDER BY src, min(record) LIMIT ${SHOWN}`,
  )
  for (const row of twice) {
    const records = (row.records as { items?: unknown[] }).items ?? (row.records as unknown[])
    problems.push(
      `${config.inputs[Number(row.src)]!.file}: records ${records.map(Number).join(' and ')}: expected ids that are all different, found "${row.id}" twice`,
    )
  }
  const more = Number(twice[0]?.n ?? 0) - twice.length
  return more > 0 ? [...problems, `and ${more} more ids that stand twice`] : problems
}
