import { createHash } from 'node:crypto'

// Without letters that are read as digits or as each other aloud (I, L, O, U).
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * The short code people say for a case, e.g. `K7P3-4QF2`: 40 bits from its id, so that a rebuild gives the same;
 * `attempt` gives another one when two cases of a country happen to meet.
 */
export const caseCode = (caseId: string, attempt = 0): string => {
  const bytes = createHash('sha256').update(`${caseId}#${attempt}`).digest()
  const letters = Array.from({ length: 8 }, (_, i) => ALPHABET[bytes[i]! % 32]!).join('')
  return `${letters.slice(0, 4)}-${letters.slice(4)}`
}
