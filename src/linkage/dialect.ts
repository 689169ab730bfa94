/**
 * What differs between the SQL engines the same statements run on. DuckDB runs them here; Spark is the engine that
 * Splink's users take for what one machine cannot hold (docs/decisions/0010 says what was tried).
 */
export type Dialect = {
  name: 'duckdb' | 'spark'
  /** Jaro–Winkler likeness 0..1 of two ASCII expressions. */
  jaroWinkler(a: string, b: string): string
  levenshtein(a: string, b: string): string
  startsWith(text: string, start: string): string
  /** Insertions, deletions, replacements and swaps of neighbors. */
  damerau(a: string, b: string): string
  log2(x: string): string
  /** Length of an ASCII text, and number of bits set. */
  bytes(text: string): string
  bits(x: string): string
  /** An unsigned 64-bit or 32-bit hash; its values differ by engine, its use (sampling) does not. */
  hash(x: string): string
}

export const duckdb: Dialect = {
  name: 'duckdb',
  jaroWinkler: (a, b) => `jaro_winkler_similarity(${a}, ${b})`,
  levenshtein: (a, b) => `levenshtein(${a}, ${b})`,
  startsWith: (text, start) => `starts_with(${text}, ${start})`,
  damerau: (a, b) => `damerau_levenshtein(${a}, ${b})`,
  log2: (x) => `log2(${x})`,
  bytes: (text) => `strlen(${text})`,
  bits: (x) => `bit_count(${x})`,
  hash: (x) => `hash(${x})`,
}

/** Needs the functions of Splink's own Spark library (scala-udf-similarity) for Jaro–Winkler and Damerau. */
export const spark: Dialect = {
  name: 'spark',
  jaroWinkler: (a, b) => `jaro_winkler(${a}, ${b})`,
  levenshtein: (a, b) => `levenshtein(${a}, ${b})`,
  startsWith: (text, start) => `startswith(${text}, ${start})`,
  damerau: (a, b) => `damerau_levenshtein(${a}, ${b})`,
  log2: (x) => `log2(${x})`,
  bytes: (text) => `octet_length(${text})`,
  bits: (x) => `bit_count(${x})`,
  hash: (x) => `xxhash64(${x})`,
}
