import { readFile } from 'node:fs/promises'
import { loadReference } from '../reference/index.ts'
import { listDistricts, SynthOptions, type SynthRun, writeLists } from '../synth/index.ts'
import { DONE, type RunCommand, WRONG_INPUT } from './command.ts'
import { showProgress } from './show-progress.ts'

/** `umai synth people`: synthetic people on several agencies' lists, with the truth beside them. */
export const run: RunCommand = async ([what], flags) => {
  const problems = what === 'people' ? [] : [`synth: expected people, found ${what}`]
  const file = typeof flags.options === 'string' ? await readOptions(flags.options, problems) : {}
  const given = { ...file, ...readNumbers(flags, problems) }
  const read = SynthOptions.safeParse(encode(given, flags, problems))
  if (!read.success)
    for (const { path, message } of read.error.issues)
      problems.push(`${path.join('.') || 'options'}: ${message}`)
  if (problems.length > 0 || !read.success) {
    process.stderr.write(`${problems.join('\n')}\n`)
    return WRONG_INPUT
  }
  const folder = typeof flags.out === 'string' ? flags.out.replace(/\/+$/, '') : 'synthetic-people'
  const output = { folder, oneFile: flags.oneFile === true, onProgress: showProgress() }
  const made = await writeLists(read.data, await districts(), output)
  process.stderr.write('\r\x1b[K')
  process.stdout.write(flags.json ? `${JSON.stringify(made)}\n` : summarize(made, folder))
  return DONE
}

async function readOptions(path: string, problems: string[]): Promise<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(await readFile(path, 'utf8'))
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value }
    problems.push(`${path}: expected a JSON object, found ${JSON.stringify(value)}`)
  } catch (error) {
    problems.push(`${path}: expected a JSON file, found ${error instanceof Error ? error.message : error}`)
  }
  return {}
}

const NUMBERS = ['people', 'records', 'seed', 'from', 'to']

function readNumbers(flags: Record<string, unknown>, problems: string[]): Record<string, number> {
  return Object.fromEntries(
    NUMBERS.flatMap((key): [string, number][] => {
      const text = flags[key]
      if (typeof text !== 'string') return []
      if (/^\d+$/.test(text)) return [[key, Number(text)]]
      problems.push(`--${key}: expected a whole number, found ${text}`)
      return []
    }),
  )
}

/** `--encoding` is for all lists at once. */
function encode(
  given: Record<string, unknown>,
  { encoding }: Record<string, unknown>,
  problems: string[],
): unknown {
  if (encoding === undefined) return given
  if (encoding !== 'utf-8' && encoding !== 'windows-1251')
    problems.push(`--encoding: expected utf-8 or windows-1251, found ${encoding}`)
  const lists = SynthOptions.safeParse({ ...given, people: 1 }).data?.lists ?? []
  return { ...given, lists: lists.map((list) => ({ ...list, encoding })) }
}

async function districts(): Promise<string[]> {
  const loaded = await loadReference()
  if ('problems' in loaded) throw new Error(loaded.problems.join('\n'))
  return listDistricts(loaded.reference)
}

const summarize = ({ people, unseen, records, truePairs, files }: SynthRun, folder: string): string =>
  `${people} people, ${unseen} on no list; ${records} records, ${truePairs.all} pairs of one person.
${files.map(({ file, records: rows }) => `  ${file}: ${rows} records`).join('\n')}
  What went wrong, and how often: ${folder}/README.md
`
