import { resolve } from 'node:path'
import { z } from 'zod'
import { readInput, WrongInput } from './read-csv.ts'

const name = (what: string) => z.string({ error: what }).min(1, what)
const count = (what: string) => z.int({ error: what }).min(1, what)

/** `umai protect CONFIG.json`; see the contract. File names are relative to where the command is run. */
export const ProtectConfig = z.strictObject({
  input: name('the name of a CSV file'),
  dimensions: z
    .array(name('the name of a column'), { error: 'a list of columns' })
    .min(1, 'at least one column')
    .refine((names) => new Set(names).size === names.length, 'each column once')
    .refine(
      (names) => !names.some((each) => each === 'count' || each === 'status'),
      'columns other than count and status',
    ),
  hierarchies: z
    .record(z.string(), name('the name of a CSV file'), { error: 'a file for each dimension' })
    .default({}),
  threshold: count('a whole number, 1 or more'),
  rounding: count('a whole number, 1 or more (1 = no rounding)').default(1),
  groups: z.int({ error: 'a whole number, 0 or more' }).min(0, 'a whole number, 0 or more').optional(),
  register: name('the name of a JSON file').optional(),
  out: name('the name of the CSV file to write'),
})
export type ProtectConfig = z.infer<typeof ProtectConfig>

/**
 * What is written must not lie over what is read, or over each other: the cases would be gone. Both by the key that names
 * the file.
 */
export function refuseOverwriting(
  configFile: string,
  read: Readonly<Record<string, string | undefined>>,
  written: Readonly<Record<string, string | undefined>>,
): void {
  const taken = new Map([[resolve(configFile), 'the configuration']])
  for (const [key, file] of Object.entries(read)) if (file !== undefined) taken.set(resolve(file), key)
  const problems: string[] = []
  for (const [key, file] of Object.entries(written)) {
    if (file === undefined) continue
    const by = taken.get(resolve(file))
    if (by) problems.push(`${configFile}: ${key}: expected a file of its own, found ${file}, which is ${by}`)
    taken.set(resolve(file), key)
  }
  if (problems.length > 0) throw new WrongInput(problems)
}

/** Reads a configuration against its schema; every problem is a line `file: key: expected …, found …`. */
export async function readConfigFile<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
): Promise<z.infer<Schema>> {
  const raw = parseJson(file, await readInput(file, 'a JSON file'))
  const parsed = schema.safeParse(raw)
  if (parsed.success) return parsed.data
  throw new WrongInput(parsed.error.issues.flatMap((issue) => linesOf(file, issue, raw)))
}

export function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new WrongInput([`${file}: expected JSON, found: ${(error as Error).message.replaceAll('\n', ' ')}`])
  }
}

function linesOf(file: string, issue: z.core.$ZodIssue, raw: unknown): string[] {
  const at = (path: readonly PropertyKey[]) => (path.length === 0 ? 'file' : path.map(String).join('.'))
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map(
      (key) => `${file}: ${at([...issue.path, key])}: expected no such key, found ${JSON.stringify(key)}`,
    )
  const value = issue.path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
    raw,
  )
  const found = value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 100)
  const expected = issue.message.startsWith('Invalid') ? 'a block' : issue.message
  return [`${file}: ${at(issue.path)}: expected ${expected}, found ${found}`]
}
