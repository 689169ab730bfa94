import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/* What the source code says of message keys and codes, read from its string literals. */

const root = join(import.meta.dirname, '../..')

export interface SourceFile {
  path: string
  text: string
}

/** The program's own files: no tests, no helpers of tests. */
export const sourceFiles = (): SourceFile[] =>
  readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$|testing\.ts$|\.d\.ts$/.test(path))
    .map((path) => ({ path: `src/${path}`, text: readFileSync(join(root, 'src', path), 'utf8') }))

/** A key as the code has it; `dynamic` ones hold `*` where the code puts a word in. */
export interface UsedKey {
  key: string
  path: string
}

const KEY = /^[a-z][\w-]*(\.[\w*-]+)+$/

/** Keys in the first argument of `t(…)`, both branches of a choice included. */
export const keysTranslated = (files: SourceFile[]): UsedKey[] =>
  files.flatMap(({ path, text }) =>
    [...text.matchAll(/\bt\(/g)].flatMap((call) =>
      literalsIn(firstArgument(text.slice(call.index + 2))).map((key) => ({ key, path })),
    ),
  )

/** Other literals of screens that begin with the name of an area: keys in tables, properties and constants. */
export const keysOfScreens = (files: SourceFile[], areas: ReadonlySet<string>): UsedKey[] =>
  files
    .filter(({ path }) => path.endsWith('.tsx'))
    .flatMap(({ path, text }) => literalsIn(text).map((key) => ({ key, path })))
    .filter(({ key }) => areas.has(key.split('.')[0]!))

const literalsIn = (code: string): string[] =>
  [...code.matchAll(/(['"`])((?:(?!\1)[^\\\n])*)\1/g)]
    .map((found) => found[2]!.replace(/\$\{[^}]*\}/g, '*'))
    .filter((text) => KEY.test(text) && !text.startsWith('*'))

/** From an opening parenthesis to the first comma or closing one at its own depth. */
const firstArgument = (code: string): string => {
  let depth = 0
  for (let i = 0; i < code.length; i++) {
    const c = code[i]!
    if ('([{'.includes(c)) depth++
    if (')]}'.includes(c)) depth--
    if (depth === 0 || (depth === 1 && c === ',')) return code.slice(0, i)
  }
  return code
}

/** Codes of refusals: `{ code: 'x' }` without a path, `new Failure(409, 'x')`, `rejected(id, 'x')`. */
export const refusalCodes = (files: SourceFile[]): UsedKey[] =>
  found(files, [
    /\{ ?code: '([\w-]+)'(?! ?\})(?![^}]*\bpath\b)/g,
    /\{ code: '([\w-]+)' \}/g,
    /new Failure\(\d+, '([\w-]+)'/g,
    /\brejected\([\w.()]+, '([\w-]+)'/g,
  ])

/** Codes of fields: `{ path, code: 'x' }` and the messages that event schemas and forms give zod. */
export const fieldCodes = (files: SourceFile[]): UsedKey[] => [
  ...found(files, [/\bpath(?:: [^,{}]+)?, code: '([\w-]+)'/g]),
  ...found(
    files.filter(({ path }) => path.endsWith('/model.ts') || path.endsWith('/fields.ts')),
    [/\bmessage: '([\w-]+)'/g, /\berror: '(\w+(?:-\w+)+)'/g],
  ),
]

/** Kinds of steps that rules make people do next. */
export const stepKinds = (files: SourceFile[]): UsedKey[] =>
  found(
    files.filter(({ path }) => /\/(next-steps|case-rules)\.ts$/.test(path)),
    [
      /\bkind: (?:[\w.]+ \? )?'([\w-]+)'/g,
      /\bkind: [\w.]+ \? '[\w-]+' : '([\w-]+)'/g,
      /\b(?:step|stepOf|contest)\((?:[\w.]+ \? )?'([\w-]+)'/g,
      /\bstep\([\w.]+ \? '[\w-]+' : '([\w-]+)'/g,
    ],
  )

const found = (files: SourceFile[], patterns: RegExp[]): UsedKey[] =>
  files.flatMap(({ path, text }) =>
    patterns.flatMap((pattern) => [...text.matchAll(pattern)].map((match) => ({ key: match[1]!, path }))),
  )
