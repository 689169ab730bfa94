/** One row of a rewrite table: what is replaced, where, by what, and why that is right. */
export type Rewrite = {
  from: string
  to: string
  at?: 'start' | 'after-consonant'
  why: string
}

/** A rewrite table by the code of the first letter, longest row first. */
export type RewriteTable = ReadonlyMap<number, readonly Rewrite[]>

const CONSONANT = /[bcdfghjklmnpqrstvwxz]/

/** Prepares a table. Of two rows that fit at one place the longer wins, then the one with a place condition. */
export function compileRewrites(rows: readonly Rewrite[]): RewriteTable {
  const table = new Map<number, Rewrite[]>()
  for (const row of rows) {
    const first = row.from.charCodeAt(0)
    table.set(first, [...(table.get(first) ?? []), row])
  }
  for (const list of table.values()) {
    list.sort((a, b) => b.from.length - a.from.length || Number(Boolean(b.at)) - Number(Boolean(a.at)))
  }
  return table
}

/**
 * One pass from left to right; what a row writes is not read again. Linear in the word, because the rows that
 * start with one letter are a fixed handful.
 */
export function rewrite(word: string, table: RewriteTable): string {
  let out = ''
  for (let index = 0; index < word.length; ) {
    const row = findRow(table.get(word.charCodeAt(index)), word, index)
    out += row ? row.to : word.charAt(index)
    index += row ? row.from.length : 1
  }
  return out
}

function findRow(rows: readonly Rewrite[] | undefined, word: string, index: number): Rewrite | undefined {
  if (!rows) return undefined
  for (const row of rows) if (fits(row, word, index)) return row
  return undefined
}

function fits(row: Rewrite, word: string, index: number): boolean {
  if (row.at === 'start' && index > 0) return false
  if (row.at === 'after-consonant' && !CONSONANT.test(word.charAt(index - 1))) return false
  return row.from.length === 1 || word.startsWith(row.from, index)
}
