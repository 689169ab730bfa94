import { readFile } from 'node:fs/promises'
import { relative } from 'node:path'
import { isNode, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { inherit } from './inherit.ts'

export type Path = readonly (string | number)[]

/** What is wrong at one place of a file, before the place is turned into a line. */
export type Finding = { path: Path; expected: string; found: string }

/** One file as parsed, with its schema's type, and what turns findings into problem lines. */
export type Parsed<Data> = { file: string; data: Data; problem: (finding: Finding) => string }

/**
 * Reads one YAML file against a schema. Every problem is one line `file:line: key: expected …, found …`
 * (malformed YAML: `file:line:column: …`).
 */
export async function readYaml<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
): Promise<Parsed<z.infer<Schema>> | { problems: string[] }> {
  const file = nameOf(path)
  const lines = new LineCounter()
  const document = parseDocument(await readFile(path, 'utf8'), { lineCounter: lines, prettyErrors: false })
  if (document.errors.length > 0) {
    return {
      problems: document.errors.map((error) => {
        const { line, col } = lines.linePos(error.pos[0])
        return `${file}:${line}:${col}: expected well-formed YAML, found: ${error.message}`
      }),
    }
  }
  const raw: unknown = inherit(document.toJS())
  const lineOf = (at: Path): number => {
    for (let length = at.length; length > 0; length -= 1) {
      const node: unknown = document.getIn(at.slice(0, length), true)
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line
    }
    return 1
  }
  const problem = ({ path: at, expected, found }: Finding) =>
    `${file}:${lineOf(at)}: ${at.length > 0 ? at.join('.') : 'file'}: expected ${expected}, found ${found}`
  const parsed = schema.safeParse(raw)
  if (!parsed.success)
    return { problems: parsed.error.issues.flatMap((issue) => findingsOf(issue, raw)).map(problem) }
  return { file, data: parsed.data, problem }
}

function nameOf(path: string): string {
  const near = relative(process.cwd(), path)
  return near.startsWith('..') ? path : near
}

function findingsOf(issue: z.core.$ZodIssue, raw: unknown): Finding[] {
  const path = issue.path.filter((part) => typeof part !== 'symbol')
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...path, key], expected: 'no such key', found: `"${key}"` }))
  }
  return [{ path, expected: issue.message, found: describe(valueAt(raw, path)) }]
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
    value,
  )
}

/** A value as a person sees it in the file. */
function describe(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list'
  if (typeof value === 'object' && value !== null) return 'a block'
  return JSON.stringify(value)
}
