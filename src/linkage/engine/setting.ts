import type { Dialect } from '../dialect.ts'
import type { Comparison } from '../model.ts'
import type { LinkConfig } from '../read-config.ts'

/** What all steps over the data need to know. */
export type Setting = { config: LinkConfig; comparisons: readonly Comparison[]; dialect: Dialect }
