import type { BestModels } from './best-models.ts'
import type { BcaDistribution } from './bootstrap.ts'
import type { Posterior } from './graph-average.ts'
import type { Fit } from './log-linear.ts'
import type { CaptureLists } from './model.ts'
import type { Stepwise } from './stepwise.ts'
import type { Table } from './table.ts'

export interface EstimateOptions {
  /** How often the table is drawn again; null for no bootstrap. */
  replicates: number | null
  seed: number
  /** Whether somebody has checked which records are one person, when only one linkage is given. */
  linkage: 'reviewed' | 'not-stated' | 'not-reviewed'
}

/** Everything computed from one table. */
export interface Computed {
  data: CaptureLists
  table: Table
  independence: Fit | null
  stepwise: Stepwise | null
  models: { all: BestModels; pairwise: BestModels } | null
  posterior: Posterior | null
  bootstrap: BcaDistribution | null
}
