import { parse } from 'csv-parse/browser/esm/sync'
import { BITS } from './encode.ts'
import { FEATURES, type TokenRow } from './model.ts'

/** A token file: `id,token,filled,key`; the key's fingerprint stands in every row, so that rows cannot be mixed up. */
export const TOKEN_COLUMNS = 'id,token,filled,key'

/** One line of a token file. */
export function toLine({ id, token, filled }: TokenRow, fingerprint: string): string {
  const text = btoa(String.fromCharCode(...token))
  return `${/[",\r\n]/.test(id) ? `"${id.replaceAll('"', '""')}"` : id},${text},${filled},${fingerprint}\n`
}

export interface TokenFile {
  fingerprint: string
  rows: TokenRow[]
}

const LETTERS = new RegExp(`^[${Object.values(FEATURES).join('')}]+$`)

/** Reads a token file; every line that is not one is a problem, `line N: expected …, found …`. */
export function readTokenFile(text: string): { file: TokenFile } | { problems: string[] } {
  const lines: string[][] = parse(text, { bom: true, relax_column_count: true, skip_empty_lines: true })
  const [head, ...rest] = lines
  if (head?.join(',') !== TOKEN_COLUMNS)
    return { problems: [`line 1: expected ${TOKEN_COLUMNS}, found ${head?.join(',') ?? 'nothing'}`] }
  if (rest.length === 0) return { problems: ['line 2: expected a token, found nothing'] }
  const fingerprint = rest[0]![3] ?? ''
  const problems: string[] = []
  const rows = rest.map((cells, index): TokenRow => {
    const [id = '', text64 = '', filled = '', key = ''] = cells
    const token = decode(text64)
    const at = `line ${index + 2}:`
    if (token.length !== BITS / 8)
      problems.push(`${at} expected a token of ${BITS} bits, found ${token.length * 8}`)
    if (!LETTERS.test(filled)) problems.push(`${at} expected letters of fields, found ${filled || 'nothing'}`)
    if (key !== fingerprint || key === '')
      problems.push(`${at} expected key ${fingerprint}, found ${key || 'none'}`)
    return { id, token, filled }
  })
  return problems.length > 0 ? { problems } : { file: { fingerprint, rows } }
}

function decode(text: string): Uint8Array {
  try {
    return Uint8Array.from(atob(text), (char) => char.charCodeAt(0))
  } catch {
    return new Uint8Array()
  }
}
