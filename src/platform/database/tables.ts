/**
 * The rows of every table, by qualified name. Each capability's `store.ts` adds its own rows by declaration
 * merging, so that row types stay where the SQL is.
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging
export interface Tables {}
