import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { FIELD_TYPES } from './model.ts'

const share = z.number('expected a number from 0 to 1').min(0).max(1)
const file = z.string('expected a file name').min(1, 'expected a file name')

const Input = z.strictObject({
  file,
  /** Field → this file's column, where it is named otherwise. */
  columns: z.record(z.string(), z.string()).optional(),
  /** The year ages in this file were told in. */
  asOf: z.int().min(1900).max(2100).optional(),
  /** The list has no person twice, so two of its records are never one person. */
  noDoubles: z.boolean().optional(),
  encoding: z.string().optional(),
  delimiter: z.string().min(1).max(4).optional(),
})

/** `umai link CONFIG.json`, the shape of contracts.md and what else may be said; docs/linkage.md explains each. */
const LinkConfig = z.strictObject({
  inputs: z.array(Input, 'expected a list of {"file": …}').min(1, 'expected one file at least'),
  mode: z.enum(['dedupe', 'link', 'link-and-dedupe'], 'expected dedupe, link or link-and-dedupe'),
  id: z.string('expected the name of the column that identifies a record').min(1),
  truth: z.string().min(1).optional(),
  fields: z
    .record(
      z.string(),
      z.enum(FIELD_TYPES, `expected one of ${FIELD_TYPES.join(' ')}`),
      'expected an object of column → field type',
    )
    .refine((fields) => Object.keys(fields).length > 0, 'expected one field at least'),
  threshold: share.optional().default(0.9),
  out: z
    .strictObject({ pairs: file.optional(), clusters: file.optional(), base: file.optional() })
    .optional()
    .default({}),
  /** Pairs under the threshold go into pairs.csv too, down to this probability. */
  pairsFrom: share.optional(),
  /** A folder that an earlier run wrote (`out.base`): these inputs are new records against it. */
  base: file.optional(),
  /** One record of a list matches one of another at most. */
  oneToOne: z.boolean().optional().default(false),
  clusters: z.enum(['refuse-impossible', 'connected']).optional().default('refuse-impossible'),
  seed: z.int().min(0).optional().default(1),
  /** A folder to keep finished stages in; the same command goes on from there. */
  checkpoint: file.optional(),
  memory: z
    .string()
    .regex(/^\d+(?:\.\d+)? ?(?:MB|GB)$/i, 'expected a size such as 2GB')
    .optional()
    .default('4GB'),
  threads: z.int().min(1).max(256).optional(),
})
export type LinkConfig = z.infer<typeof LinkConfig>

/** Reads and checks a configuration. Problems are lines for a person, each with file and key. */
export function readConfig(path: string): { config: LinkConfig | null; problems: string[] } {
  let text: string
  try {
    text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '')
  } catch (error) {
    return { config: null, problems: [`${path}: expected a JSON file, found ${reason(error)}`] }
  }
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    return { config: null, problems: [`${path}: expected JSON, found ${(error as Error).message}`] }
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return { config: null, problems: [`${path}: expected an object in JSON, found ${shown(json)}`] }
  const parsed = LinkConfig.safeParse(json)
  if (!parsed.success) {
    return { config: null, problems: parsed.error.issues.map((issue) => `${path}: ${describe(issue, json)}`) }
  }
  const problems = crossChecks(parsed.data).map((problem) => `${path}: ${problem}`)
  return problems.length > 0 ? { config: null, problems } : { config: parsed.data, problems: [] }
}

function crossChecks(config: LinkConfig): string[] {
  const problems: string[] = []
  if (config.mode === 'link' && config.inputs.length < 2 && !config.base)
    problems.push('inputs: expected two files at least for mode link, found 1')
  if (config.truth && config.truth in config.fields)
    problems.push(`truth: expected a column that is not compared, found "${config.truth}" among the fields`)
  if (config.pairsFrom !== undefined && config.pairsFrom > config.threshold)
    problems.push(
      `pairsFrom: expected ${config.threshold} (the threshold) at most, found ${config.pairsFrom}`,
    )
  for (const [index, input] of config.inputs.entries()) {
    const known = [...Object.keys(config.fields), config.id, ...(config.truth ? [config.truth] : [])]
    for (const name of Object.keys(input.columns ?? {}))
      if (!known.includes(name))
        problems.push(`inputs.${index}.columns: expected fields, the id or the truth, found "${name}"`)
  }
  return problems
}

function describe(issue: z.core.$ZodIssue, json: unknown): string {
  const path = issue.path.join('.')
  if (issue.code === 'unrecognized_keys') {
    const where = path === '' ? '' : `${path}.`
    return issue.keys.map((key) => `${where}${key}: expected no such key`).join('; ')
  }
  const found = issue.path.reduce<unknown>(
    (value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key],
    json,
  )
  return `${path || 'the file'}: ${issue.message}, found ${shown(found)}`
}

/** A value as JSON, cut where it would fill a screen. */
function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}

function reason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  return code === 'ENOENT' ? 'no such file' : code === 'EISDIR' ? 'a directory' : message
}
