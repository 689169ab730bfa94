import { readFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'

/** What is wrong with the input, one line a problem. Nothing is written then. */
export class WrongInput extends Error {
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
    this.problems = problems
  }
}

/** A CSV file with a header line: its columns, and its rows with the line each began on. */
export type CsvFile = {
  readonly file: string
  readonly header: readonly string[]
  readonly rows: readonly { readonly line: number; readonly values: readonly string[] }[]
}

const UNREADABLE: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  ENOTDIR: 'no such file',
  EISDIR: 'a directory',
  EACCES: 'a file that may not be read',
}

/** The content of a file, or the line that says why there is none. */
export async function readInput(file: string, expected: string): Promise<string> {
  let bytes: Buffer
  try {
    bytes = await readFile(file)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? ''
    throw new WrongInput([`${file}: expected ${expected}, found ${UNREADABLE[code] ?? String(error)}`])
  }
  return decode(file, bytes)
}

/** Guessing another encoding would give codes that are none: two districts could become one. */
function decode(file: string, bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // The lenient reader puts U+FFFD where the strict one stopped.
    const line = bytes.toString('utf8').split('\u{fffd}', 1)[0]!.split('\n').length
    throw new WrongInput([
      `${file}:${line}: expected text in UTF-8, found other bytes (save the file as CSV UTF-8)`,
    ])
  }
}

export async function readCsv(file: string): Promise<CsvFile> {
  const text = await readInput(file, 'a CSV file')
  const [first, ...rows] = parseCsv(file, text)
  if (!first) throw new WrongInput([`${file}:1: expected a header line, found nothing`])
  const header = first.values.map((name) => name.trim())
  const twice = header.filter((name, index) => header.indexOf(name) !== index)
  if (twice.length > 0)
    throw new WrongInput([`${file}:1: expected each column once, found ${twice[0]} twice`])
  const problems = rows
    .filter(({ values }) => values.length !== header.length)
    .map(({ line, values }) => `${file}:${line}: expected ${header.length} values, found ${values.length}`)
  if (problems.length > 0) throw new WrongInput(someOf(problems))
  return { file, header, rows }
}

function parseCsv(file: string, text: string) {
  try {
    const found = parse(text, {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown
    return (found as { record: string[]; info: { lines: number } }[]).map(({ record, info }) => ({
      line: info.lines,
      values: record,
    }))
  } catch (error) {
    const { message, lines } = error as Error & { lines?: number }
    throw new WrongInput([`${file}:${lines ?? 1}: expected CSV, found: ${message.replaceAll('\n', ' ')}`])
  }
}

/** The first problems and how many more there are: a million lines of the same help nobody. */
export function someOf(problems: readonly string[], most = 20): readonly string[] {
  if (problems.length <= most) return problems
  return [...problems.slice(0, most), `… and ${problems.length - most} more problems`]
}
