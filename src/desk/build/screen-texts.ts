import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Every catalogue of one language: keys and texts of an area, by the area's name. */
export type Catalogues = Record<string, Record<string, string>>

/** What any screen may have to say, whatever its area: refusals, mistakes in a field, events and steps of a case. */
const COMMON = /^(refusal|field|event|step)\./

/** One catalogue for all screens out of the words that areas give to all of them. */
export const commonTexts = (catalogues: Catalogues): Record<string, string> =>
  withNested(
    onlyKeys(together(catalogues), (key) => COMMON.test(key)),
    catalogues,
  )

/** An area's own texts: without those that come with `commonTexts`. */
export const ownTexts = (area: string, catalogues: Catalogues): Record<string, string> =>
  withNested(
    onlyKeys(catalogues[area] ?? {}, (key) => !COMMON.test(key)),
    catalogues,
  )

/** What stands before any screen does: the area `desk` and every key that the frame's own files name (titles in the navigation). */
export const frameTexts = (entry: string, catalogues: Catalogues): Record<string, string> => {
  const named = new Set([...filesOf(entry)].flatMap((path) => literalsOf(readFileSync(path, 'utf8'))))
  return {
    ...onlyKeys(together(catalogues), (key) => named.has(key)),
    ...catalogues.desk,
  }
}

/**
 * Areas whose texts the file and all it imports may say, sorted. A key counts when the code holds it, its beginning
 * (`` `cases.stage.${id}` ``), or when a comment says `texts: area`, for keys that the server chooses.
 */
export const areasSaid = (file: string, catalogues: Catalogues): string[] => {
  const said = new Set<string>()
  for (const path of filesOf(file)) for (const area of areasInFile(path, catalogues)) said.add(area)
  return [...said].filter((area) => area !== 'desk').sort()
}

const areasInFile = (path: string, catalogues: Catalogues): string[] => {
  const text = readFileSync(path, 'utf8')
  const begins = literalsOf(text)
    .filter((literal) => !COMMON.test(literal))
    .map((literal) => literal.split('*')[0]!)
  const declared = [...text.matchAll(/\btexts: ([a-z][\w, -]*)/g)].flatMap((found) =>
    found[1]!.trim().split(/, */),
  )
  return Object.keys(catalogues).filter(
    (area) =>
      declared.includes(area) ||
      begins.some((begin) => Object.keys(catalogues[area]!).some((key) => key.startsWith(begin))),
  )
}

/** Literals that look like a key or its beginning; `*` stands where the code puts a word in. */
const literalsOf = (code: string): string[] =>
  [...code.matchAll(/(['"`])((?:(?!\1)[^\\\n])*)\1/g)]
    .map((found) => found[2]!.replace(/\$\{[^}]*\}/g, '*'))
    .filter((text) => /^[a-z][\w-]*\.[\w*.-]*$/.test(text))

const IMPORT = /(?:^|\n)(?:import|export)\s+(?!type\b)[^;'"]*?from\s+'(\.[^']+\.tsx?)'/g

/** The file and everything it imports at once; what it imports lazily brings its own texts. */
const filesOf = (file: string, seen = new Set<string>()): Set<string> => {
  if (seen.has(file) || !existsSync(file)) return seen
  seen.add(file)
  for (const found of readFileSync(file, 'utf8').matchAll(IMPORT))
    filesOf(join(dirname(file), found[1]!), seen)
  return seen
}

/** Texts with those they hold: `$t(assessment.need.{{need}})` needs every text whose key begins so. */
const withNested = (texts: Record<string, string>, catalogues: Catalogues): Record<string, string> => {
  const begins = Object.values(texts).flatMap((text) =>
    [...text.matchAll(/\$t\(([\w.-]+)/g)].map((found) => found[1]!),
  )
  return {
    ...onlyKeys(together(catalogues), (key) => begins.some((begin) => key.startsWith(begin))),
    ...texts,
  }
}

const together = (catalogues: Catalogues): Record<string, string> =>
  Object.assign({}, ...Object.values(catalogues))

const onlyKeys = (messages: Record<string, string>, wanted: (key: string) => boolean) =>
  Object.fromEntries(Object.entries(messages).filter(([key]) => wanted(key)))
