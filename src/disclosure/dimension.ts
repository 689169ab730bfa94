import { type CountedRecord, type Hierarchy, TOTAL } from './model.ts'

/** A dimension as a tree of numbered codes; number 0 is `Total`. */
export type Dimension = {
  readonly name: string
  readonly codes: readonly string[]
  /** Number of the code above; -1 for `Total`. */
  readonly parents: readonly number[]
  /** Numbers of the codes directly below; empty for the lowest level, where records are. */
  readonly children: readonly (readonly number[])[]
  /** Number of a code. */
  readonly numbers: ReadonlyMap<string, number>
  /** For a lowest code, itself and everything above it. */
  readonly lineage: readonly (readonly number[])[]
}

/** What is wrong with a dimension, for the line a person reads. */
export class DimensionError extends Error {
  readonly expected: string
  readonly found: string

  constructor(expected: string, found: string) {
    super(`expected ${expected}, found ${found}`)
    this.expected = expected
    this.found = found
  }
}

/** The tree of one dimension: of its hierarchy, or flat over the codes that occur, in the order of the alphabet. */
export function makeDimension(
  name: string,
  records: readonly CountedRecord[],
  hierarchy?: Hierarchy,
): Dimension {
  const occurring = [...new Set(records.map(({ values }) => values[name] ?? ''))].sort()
  const dimension = hierarchy ? ofTree(name, hierarchy) : flat(name, occurring)
  for (const code of occurring) {
    const number = dimension.numbers.get(code)
    if (number === undefined || number === 0)
      throw new DimensionError(`a code of the hierarchy of ${name}`, JSON.stringify(code))
    if (dimension.children[number]!.length > 0)
      throw new DimensionError(
        `a code of the lowest level of ${name}`,
        `${JSON.stringify(code)}, which has codes below it`,
      )
  }
  return dimension
}

function flat(name: string, codes: readonly string[]): Dimension {
  if (codes.includes(TOTAL)) throw new DimensionError(`a code of ${name} other than ${TOTAL}`, TOTAL)
  if (codes.length < 2)
    throw new DimensionError(
      `at least two codes of ${name}`,
      codes.length === 1 ? `only ${JSON.stringify(codes[0])}` : 'none',
    )
  return build(
    name,
    codes.map((code) => [code, null]),
  )
}

function ofTree(name: string, hierarchy: Hierarchy): Dimension {
  for (const [code, parent] of hierarchy) {
    if (parent !== null && !hierarchy.has(parent))
      throw new DimensionError(
        `a parent that is a code of ${name}, or none`,
        `${JSON.stringify(parent)} above ${JSON.stringify(code)}`,
      )
    refuseCircle(hierarchy, code)
  }
  const parents = new Set(hierarchy.values())
  const lowest = [...hierarchy.keys()].filter((code) => !parents.has(code))
  if (lowest.length < 2)
    throw new DimensionError(`at least two codes at the lowest level of ${name}`, String(lowest.length))
  return build(name, depthFirst(hierarchy))
}

/** Throws `DimensionError` where a code is above itself. */
export function refuseCircle(hierarchy: Hierarchy, code: string): void {
  const seen = new Set<string>()
  for (let at: string | null | undefined = code; at != null; at = hierarchy.get(at)) {
    if (seen.has(at)) throw new DimensionError('a hierarchy without a circle', [...seen, at].join(' → '))
    seen.add(at)
  }
}

/** Each code followed by those below it, in the order of the hierarchy. */
function depthFirst(hierarchy: Hierarchy): [string, string | null][] {
  const below = Map.groupBy(hierarchy, ([, parent]) => parent)
  const walk = (parent: string | null): [string, string | null][] =>
    (below.get(parent) ?? []).flatMap((entry) => [entry, ...walk(entry[0])])
  return walk(null)
}

function build(name: string, entries: readonly (readonly [string, string | null])[]): Dimension {
  const codes = [TOTAL, ...entries.map(([code]) => code)]
  const numbers = new Map(codes.map((code, number) => [code, number]))
  const parents = [-1, ...entries.map(([, parent]) => (parent === null ? 0 : numbers.get(parent)!))]
  const children: number[][] = codes.map(() => [])
  for (const [number, parent] of parents.entries()) if (parent >= 0) children[parent]!.push(number)
  const lineage = codes.map((_, number) => {
    const up: number[] = []
    for (let at = number; at >= 0; at = parents[at]!) up.push(at)
    return up
  })
  return { name, codes, parents, children, numbers, lineage }
}
