import { type Document, isMap, isScalar, LineCounter, type Node, parseAllDocuments } from 'yaml'
import type { z } from 'zod'
import { CaseFacts } from '../identification/model.ts'

/** One thing wrong with an input, ready to print: `file:line: key: expected …, found …`. */
type Problem = string

export type CaseFile = { facts: CaseFacts; problems: [] } | { facts: null; problems: Problem[] }

type Path = readonly PropertyKey[]

/**
 * Reads one case from the bytes of a YAML file. Everything that is wrong is reported at once; `name` is how
 * the file is called in the problems.
 */
export function readCaseFile(name: string, bytes: Uint8Array): CaseFile {
  const text = decode(bytes)
  if (text === null) return wrong(`${name}:1: expected text in UTF-8, found other bytes`)
  const lines = new LineCounter()
  const documents = parse(text, lines)
  if (documents instanceof Error)
    return wrong(`${name}:1: expected YAML, found: ${oneLine(documents.message)}`)
  const syntax = documents.flatMap(({ errors, warnings }) => [...errors, ...warnings])
  if (syntax.length > 0) {
    const at = (offset: number) => `${name}:${lines.linePos(offset).line}`
    const problems = syntax.map(
      ({ pos, message }) => `${at(pos[0])}: expected YAML, found: ${oneLine(message)}`,
    )
    // One bracket left open is reported once, not once for every level it was open in.
    return wrong(...new Set(problems))
  }
  if (documents.length > 1)
    return wrong(`${name}:1: expected one case a file, found ${documents.length} YAML documents`)
  const [document] = documents
  if (document === undefined || document.contents === null)
    return wrong(`${name}:1: expected a case in YAML, found nothing`)
  return check(name, document, lines)
}

/** The documents of the text; an error when it is nested too deep to be read. */
function parse(text: string, lines: LineCounter): Document.Parsed[] | Error {
  return attempt(() => {
    const documents = parseAllDocuments(text, { lineCounter: lines, prettyErrors: false })
    return Array.isArray(documents) ? documents : []
  })
}

function check(name: string, document: Document.Parsed, lines: LineCounter): CaseFile {
  // Aliases that point nowhere or grow without end come to light here.
  const value = attempt((): unknown => document.toJS())
  if (value instanceof Error) return wrong(`${name}:1: expected YAML, found: ${oneLine(value.message)}`)
  const parsed = CaseFacts.safeParse(value)
  if (parsed.success) return { facts: parsed.data, problems: [] }
  const problems = parsed.error.issues
    .flatMap((issue) => findings(issue, value))
    .map((finding) => ({ ...finding, line: lineOf(document, finding.path, lines) }))
    .sort((one, other) => one.line - other.line)
  return wrong(
    ...problems.map(
      ({ line, path, expected, found }) =>
        `${name}:${line}: ${keyOf(path)}: expected ${expected}, found ${found}`,
    ),
  )
}

function attempt<Value>(action: () => Value): Value | Error {
  try {
    return action()
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

function wrong(...problems: Problem[]): CaseFile {
  return { facts: null, problems }
}

function decode(bytes: Uint8Array): string | null {
  const text = attempt(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  return text instanceof Error ? null : text
}

type Finding = { path: Path; expected: string; found: string }

function findings(issue: z.core.$ZodIssue, root: unknown): Finding[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      path: [...issue.path, key],
      expected: issue.message,
      found: describe(key),
    }))
  const value = valueAt(root, issue.path)
  // Of "a list, none or unknown", a list was meant when one was given: say what is wrong inside it.
  if (issue.code === 'invalid_union' && Array.isArray(value)) {
    const [list = [], ...others] = issue.errors
    const meant = list.length > 0 ? list : others.flat()
    return meant.flatMap((inner) => findings({ ...inner, path: [...issue.path, ...inner.path] }, root))
  }
  return [{ path: issue.path, expected: issue.message, found: describe(value) }]
}

function valueAt(root: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Record<PropertyKey, unknown>)[key]
        : undefined,
    root,
  )
}

function describe(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (value === null) return 'an empty value'
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list'
  if (typeof value === 'object') return 'a block'
  if (typeof value === 'string') return `"${shorten(oneLine(value))}"`
  return `${typeof value} ${String(value)}`
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\s]+/gu, ' ').trim()
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

function keyOf(path: Path): string {
  if (path.length === 0) return 'the case'
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${shorten(oneLine(String(key)))}`))
    .join('')
    .slice(1)
}

/** The line where the key stands, or the closest thing around it that is there. */
function lineOf(document: Document.Parsed, path: Path, lines: LineCounter): number {
  for (let length = path.length; length > 0; length -= 1) {
    const offset = offsetOf(document, path.slice(0, length))
    if (offset !== null) return lines.linePos(offset).line
  }
  return lines.linePos(document.contents?.range[0] ?? 0).line
}

function offsetOf(document: Document.Parsed, path: Path): number | null {
  const last = path.at(-1)
  const parent = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents
  if (isMap(parent)) {
    const pair = parent.items.find(({ key }) => isScalar(key) && key.value === last)
    if (pair !== undefined) return (pair.key as Node).range?.[0] ?? null
  }
  const node = document.getIn(path, true) as Node | undefined
  return node?.range?.[0] ?? null
}
