import { fileURLToPath } from 'node:url'
import { stringify } from 'csv-stringify/sync'
import { z } from 'zod'
import { readYaml } from '../../reference/read-yaml.ts'
import { readConfigFile, refuseOverwriting } from '../protect-config.ts'
import { type CsvFile, readCsv, WrongInput } from '../read-csv.ts'
import { writeFiles } from '../write-files.ts'
import { judgeQuality, type Quality } from './judge.ts'
import { makeKAnonymous } from './make-k-anonymous.ts'
import { makePrivate } from './make-private.ts'
import { secureRandom } from './noise.ts'
import { decodePeople, encodePeople, type People } from './people.ts'
import { countPrivately } from './private-counts.ts'

const text = (what: string) => z.string({ error: what }).min(1, what)

const files = {
  input: text('the name of a CSV file, one row a person'),
  /** Left out: the columns of the CTDC data set. */
  columns: z
    .array(text('the name of a column'), { error: 'a list of columns' })
    .min(1, 'at least one column')
    .optional(),
  out: text('the name of the CSV file to write'),
  report: text('the name of the JSON file to write').optional(),
  /** Quality is reported, and in the private mode people are made, by combinations of up to so many attributes. */
  length: z
    .int({ error: 'a whole number from 1 to 4' })
    .min(1)
    .max(4, 'a whole number from 1 to 4')
    .default(3),
  k: z.int({ error: 'a whole number, 2 or more' }).min(2, 'a whole number, 2 or more').default(11),
}

/** `umai open-data CONFIG.json`. */
const OpenDataConfig = z.discriminatedUnion(
  'mode',
  [
    z.strictObject({ mode: z.literal('k-anonymous'), ...files }),
    z.strictObject({
      mode: z.literal('differentially-private'),
      ...files,
      epsilon: z
        .number({ error: 'a number above 0' })
        .positive('a number above 0')
        .max(20, 'at most 20: more protects nobody'),
      delta: z
        .number()
        .gt(0, 'a number between 0 and 0.001')
        .max(0.001, 'a number between 0 and 0.001')
        .nullable()
        .default(null),
    }),
  ],
  { error: 'k-anonymous or differentially-private' },
)
type OpenDataConfig = z.infer<typeof OpenDataConfig>

export type OpenDataReport = {
  mode: OpenDataConfig['mode']
  k: number
  /** What is promised in the private mode; null otherwise. */
  privacy: { epsilon: number; delta: number; noise: readonly number[] } | null
  columns: readonly string[]
  quality: Quality
}

/** A combination counter larger than this would not fit beside the others. */
const MOST_COMBINATIONS = 5_000_000

/** Makes the data set and its quality report, and writes both; the report is for whoever publishes, not to be published. */
export async function openDataFile(configFile: string): Promise<OpenDataReport> {
  const config = await readConfigFile(configFile, OpenDataConfig)
  refuseOverwriting(configFile, { input: config.input }, { out: config.out, report: config.report })
  const csv = await readCsv(config.input)
  const columns = config.columns ?? (await loadCtdcColumns())
  const people = readPeople(csv, columns, config.columns !== undefined)
  checkSize(config, people)
  const { made, privacy } = make(config, people)
  const quality = judgeQuality(people, made, config.k, config.length)
  if (config.mode === 'k-anonymous' && quality.leakedPeople > 0)
    throw new Error('made-up people with a combination that is too rare: nothing was written')
  const report = { mode: config.mode, k: config.k, privacy, columns, quality }
  const outputs = [{ file: config.out, content: stringify([columns, ...decodePeople(made)]) }]
  if (config.report) outputs.push({ file: config.report, content: `${JSON.stringify(report, null, 2)}\n` })
  await writeFiles(outputs)
  return report
}

function make(config: OpenDataConfig, people: People): { made: People; privacy: OpenDataReport['privacy'] } {
  const random = secureRandom()
  if (config.mode === 'k-anonymous') return { made: makeKAnonymous(people, config.k, random), privacy: null }
  const known = countPrivately(people, config, random)
  const { delta, noise } = known
  return {
    made: makePrivate(people, known, config.length, random),
    privacy: { epsilon: config.epsilon, delta, noise },
  }
}

/** The CTDC columns that a file does not have stay empty; a column named in the configuration must be there. */
function readPeople(csv: CsvFile, columns: readonly string[], all: boolean): People {
  const missing = columns.filter((name) => !csv.header.includes(name))
  if (columns.some((name, index) => columns.indexOf(name) !== index))
    throw new WrongInput([`${csv.file}: columns: expected each column once, found one twice`])
  if (missing.length > 0 && (all || missing.length === columns.length))
    throw new WrongInput(
      missing.map((name) => `${csv.file}:1: expected a column ${name}, found ${csv.header.join(', ')}`),
    )
  if (csv.rows.length === 0)
    throw new WrongInput([`${csv.file}:2: expected a row for each person, found none`])
  const places = columns.map((name) => csv.header.indexOf(name))
  return encodePeople(
    columns,
    csv.rows.map(({ values }) => places.map((place) => values[place] ?? '')),
  )
}

function checkSize({ input, length }: OpenDataConfig, { codes }: People): void {
  const largest = codes
    .map((each) => each.length)
    .sort((a, b) => b - a)
    .slice(0, length)
  const combinations = largest.reduce((product, size) => product * size, 1)
  if (combinations > MOST_COMBINATIONS)
    throw new WrongInput([
      `${input}: expected columns with few codes, found ${combinations} combinations of ${length} of them; recode or lower length`,
    ])
}

const CTDC = fileURLToPath(new URL('../../../reference/disclosure/ctdc.yaml', import.meta.url))

const CtdcFile = z.strictObject({
  source: z.string(),
  verified: z.boolean(),
  note: z.string().optional(),
  columns: z.array(z.string()).min(1),
})

async function loadCtdcColumns(): Promise<string[]> {
  const read = await readYaml(CTDC, CtdcFile)
  if ('problems' in read) throw new WrongInput(read.problems)
  return read.data.columns
}
