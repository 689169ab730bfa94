/**
 * What differs between the SQL engines the same statements run on. DuckDB runs them here; Spark is the engine that
 * Splink's users take for what one machine cannot hold (docs/decisions/0010 says what was tried and measured).
 * Expressions come and go as SQL text.
 */
export type Dialect = {
  name: 'duckdb' | 'spark'
  /** Statements a session begins with. */
  session: readonly string[]
  /** Jaro–Winkler likeness 0..1 of two ASCII expressions. */
  jaroWinkler(a: string, b: string): string
  startsWith(text: string, start: string): string
  /** Length of an ASCII text. */
  bytes(text: string): string
  /** A 64-bit hash of one or several values; its figures and its sign differ by engine, equal values meet in both. */
  hash(values: string): string
  /** A list of the values given, and one row for each element of a list. */
  list(values: string): string
  unnest(list: string): string
  /** Rows that one statement scores: what bounds memory in an engine that numbers its rows. */
  rowsAtOnce: number
}

export const duckdb: Dialect = {
  name: 'duckdb',
  session: [],
  jaroWinkler: (a, b) => `jaro_winkler_similarity(${a}, ${b})`,
  startsWith: (text, start) => `starts_with(${text}, ${start})`,
  bytes: (text) => `strlen(${text})`,
  hash: (values) => `hash(${values})`,
  list: (values) => `[${values}]`,
  unnest: (list) => `unnest(${list})`,
  rowsAtOnce: 4_000_000,
}

/** Spark 4. It has no Jaro–Winkler and no Damerau distance: a session must know both (`bench/peers/spark_sql.py`). */
export const spark: Dialect = {
  name: 'spark',
  session: ['SET spark.sql.ansi.enabled = true', 'SET spark.sql.ansi.doubleQuotedIdentifiers = true'],
  jaroWinkler: (a, b) => `jaro_winkler(${a}, ${b})`,
  startsWith: (text, start) => `startswith(${text}, ${start})`,
  bytes: (text) => `octet_length(${text})`,
  hash: (values) => `xxhash64(${values})`,
  list: (values) => `array(${values})`,
  unnest: (list) => `explode(${list})`,
  // It spills by itself, and its rows have no number.
  rowsAtOnce: Number.POSITIVE_INFINITY,
}
