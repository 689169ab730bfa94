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
    .refine((names) => new Set(names).size === names.length, 'each column once'),
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
