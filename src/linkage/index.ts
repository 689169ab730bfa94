/** What commands and benchmarks use of linkage; other capabilities use rules.ts. */
export { explainRecords } from './engine/explain-records.ts'
export type { LinkResult } from './engine/link-records.ts'
export { type Look, runLinkage, type Tell } from './engine/run-linkage.ts'
export { explainPair, stepsOf, type Translate } from './explain.ts'
export { type LinkConfig, readConfig } from './read-config.ts'
