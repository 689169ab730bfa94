import type { Encoder } from './encode.ts'
import { piecesOf } from './features.ts'
import { bitsOf } from './likeness.ts'
import type { FieldType, TokenRow } from './model.ts'
import type { List, ListProblem } from './read-list.ts'

/** Which columns go into the tokens and as what; and which, if any, holds a number to go along. */
export interface Mapping {
  fields: Readonly<Record<string, FieldType>>
  id?: string | undefined
}

/** Below this many bits a record says too little to be told from others: names alone, or one name and a year. */
export const LEAST_BITS = 350

const NAMES: readonly FieldType[] = ['given-name', 'surname', 'full-name']

/** What keeps a list from being made into tokens; empty when nothing does. */
export function checkMapping({ columns, rows }: List, { fields, id }: Mapping): ListProblem[] {
  const wanted = [...Object.keys(fields), ...(id === undefined ? [] : [id])]
  const missing = wanted.filter((name) => !columns.includes(name))
  const problems: ListProblem[] = missing.map((what) => ({ kind: 'missing-column', what }))
  if (!Object.values(fields).some((type) => NAMES.includes(type))) problems.push({ kind: 'no-names' })
  if (id === undefined || missing.includes(id)) return problems
  const at = columns.indexOf(id)
  const seen = new Set<string>()
  for (const { line, cells } of rows) {
    const value = cells[at]!
    if (seen.has(value)) problems.push({ kind: 'repeated-id', line, what: value })
    seen.add(value)
  }
  return problems
}

/**
 * The token of every row, in the order of the list; null for a row that says too little (no name, or nothing but a
 * name), which nobody could link. An id is the list's own number, or the row's place when it has none.
 */
export function* tokensOfList(
  { columns, rows }: List,
  { fields, id }: Mapping,
  encode: Encoder,
): Generator<TokenRow | null> {
  const chosen = Object.entries(fields).map(([name, type]) => ({ at: columns.indexOf(name), type }))
  const idAt = id === undefined ? -1 : columns.indexOf(id)
  for (const [place, { cells }] of rows.entries()) {
    const pieces = piecesOf(chosen.map(({ at, type }) => ({ type, text: cells[at]! })))
    const { token, filled } = encode(pieces)
    const known = idAt < 0 ? String(place + 1) : cells[idAt]!
    yield bitsOf(filled) < LEAST_BITS ? null : { id: known, token, filled }
  }
}
