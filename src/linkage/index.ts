/** What commands and benchmarks use of linkage; other capabilities use rules.ts. */
export { explainRecords } from './engine/explain-records.ts'
export type { LinkResult, Look, Tell } from './engine/job.ts'
export { runLinkage } from './engine/run-linkage.ts'
export { stepsOf } from './explain.ts'
export { type LinkConfig, readConfig } from './read-config.ts'
