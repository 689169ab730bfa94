import { createHmac, type KeyObject } from 'node:crypto'

/**
 * The blind-index token of a term: the first 8 bytes of HMAC-SHA256 as a signed 64-bit number, which is
 * PostgreSQL's bigint and is compared by a leakproof operator. Equal terms have equal tokens: the index tells
 * how often a term occurs, and without the key not which it is.
 */
export function blindToken(indexKey: KeyObject, term: string): bigint {
  return createHmac('sha256', indexKey).update(term).digest().readBigInt64BE(0)
}

/** `blindToken` of many terms, in their order. */
export function blindTokens(indexKey: KeyObject, terms: readonly string[]): bigint[] {
  return terms.map((term) => blindToken(indexKey, term))
}
