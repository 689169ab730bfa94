import { randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { z } from 'zod'
import {
  ALONG_COLUMNS,
  checkMapping,
  FieldType,
  type List,
  type ListProblem,
  prepareKey,
  readList,
  TOKEN_COLUMNS,
  TokenKey,
  tokensOfList,
  toLine,
} from '../tokens/index.ts'
import { DONE, type RunCommand } from './command.ts'
import { readFileOr, tell } from './read-file-or.ts'

/** As much of the configuration of `umai link` as tokens need: which column is the id, and what the others hold. */
const Fields = z.object({
  id: z.string().optional(),
  fields: z.record(z.string(), FieldType),
  /** Columns of the list that go along as they are, by what they are called in a file of tokens. */
  along: z.partialRecord(z.enum(ALONG_COLUMNS), z.string()).default({}),
})

/**
 * `umai tokens LIST.csv`: a list turned into tokens that carry no name, on the machine where the list is; or, with
 * `--new-key`, the key that partners share.
 */
export const run: RunCommand = async ([file], flags) => {
  const keyFile = typeof flags.key === 'string' ? flags.key : 'token-key.json'
  if (typeof flags.newKey === 'string') return makeKey(keyFile, flags.newKey)
  if (file === undefined) return tell(['tokens: expected a list, found nothing (or --new-key to make a key)'])
  const key = await readJson(keyFile, TokenKey)
  const config = await readJson(typeof flags.fields === 'string' ? flags.fields : 'fields.json', Fields)
  const bytes = await readFileOr(file, 'a CSV file')
  const read = 'problem' in bytes ? null : readList(bytes.bytes)
  const problems = [
    ...('problems' in key ? key.problems : []),
    ...('problems' in config ? config.problems : []),
    ...('problem' in bytes ? [bytes.problem] : []),
    ...(read && 'problems' in read ? read.problems.map((each) => sentence(file, each)) : []),
    ...(read && 'list' in read && 'value' in config
      ? [...checkMapping(read.list, config.value), ...missingAlong(read.list, config.value)].map((each) =>
          sentence(file, each),
        )
      : []),
  ]
  if (problems.length > 0 || !read || !('list' in read) || !('value' in key) || !('value' in config))
    return tell(problems)
  return write(read.list, key.value, config.value, flags)
}

/** Makes a key, once: an existing file is never overwritten, because tokens made with it would be lost. */
async function makeKey(file: string, agreement: string): Promise<number> {
  const key: TokenKey = { format: 'umai-token-key-1', agreement, key: randomBytes(32).toString('base64') }
  const wrong = TokenKey.safeParse(key).error?.issues.map(({ message }) => `--new-key: ${message}`)
  if (wrong) return tell(wrong)
  const text = `${JSON.stringify(key, null, 2)}\n`
  const failed = await writeFile(file, text, { flag: 'wx', mode: 0o600 }).catch((error: Error) => error)
  if (failed) return tell([`${file}: expected a new file that can be written, found ${failed.message}`])
  process.stdout.write(
    `${file}: key ${prepareKey(key).fingerprint}. Give it to the partners of “${agreement}” by hand, and to nobody else.\n`,
  )
  return DONE
}

const missingAlong = ({ columns }: List, { along }: z.infer<typeof Fields>): ListProblem[] =>
  Object.values(along).flatMap((what) =>
    columns.includes(what) ? [] : [{ kind: 'missing-column' as const, what }],
  )

async function write(
  list: List,
  key: TokenKey,
  config: z.infer<typeof Fields>,
  flags: Record<string, unknown>,
): Promise<number> {
  const { encode, fingerprint } = prepareKey(key)
  const along = Object.entries(config.along)
  const cellsOf = (place: number) =>
    along.map(([, column]) => list.rows[place]!.cells[list.columns.indexOf(column)]!)
  const lines = [...tokensOfList(list, config, encode)].flatMap((row, place) =>
    row ? [toLine(row, fingerprint, cellsOf(place))] : [],
  )
  const head = [TOKEN_COLUMNS, ...along.map(([name]) => name)].join()
  const out = typeof flags.out === 'string' ? flags.out : 'tokens.csv'
  const failed = await writeFile(out, `${head}\n${lines.join('')}`).catch((error: Error) => error)
  if (failed) return tell([`${out}: expected a file that can be written, found ${failed.message}`])
  const leftOut = list.rows.length - lines.length
  const result = { out, key: fingerprint, encoding: list.encoding, tokens: lines.length, leftOut }
  process.stdout.write(
    flags.json
      ? `${JSON.stringify(result)}\n`
      : `${out}: ${lines.length} tokens; ${leftOut} rows left out, because they say too little to be told apart.\n`,
  )
  return DONE
}

async function readJson<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
): Promise<{ value: z.infer<Schema> } | { problems: string[] }> {
  const text = await readFile(file, 'utf8').catch((error: Error) => error)
  if (text instanceof Error) return { problems: [`${file}: expected a JSON file, found ${text.message}`] }
  try {
    const read = schema.safeParse(JSON.parse(text))
    if (read.success) return { value: read.data }
    return {
      problems: read.error.issues.map(({ path, message }) => `${file}: ${path.join('.')}: ${message}`),
    }
  } catch (error) {
    return { problems: [`${file}: expected JSON, found ${(error as Error).message}`] }
  }
}

const SENTENCES: Readonly<Record<ListProblem['kind'], (what: string) => string>> = {
  empty: () => 'expected a head and rows, found nothing',
  broken: (what) => `expected CSV, found ${what}`,
  uneven: () => 'expected as many cells as the head has, found more or fewer',
  'repeated-column': (what) => `expected each column once, found ${what} again`,
  'missing-column': (what) => `expected a column ${what}, found none`,
  'repeated-id': (what) => `expected each id once, found ${what} again`,
  'no-names': () => 'expected a field that is given-name, surname or full-name, found none',
}

const sentence = (file: string, { kind, line, what = '' }: ListProblem): string =>
  `${file}:${line === undefined ? '' : `${line}:`} ${SENTENCES[kind](what)}`
