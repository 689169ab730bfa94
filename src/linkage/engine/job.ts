import type { PassEstimate } from '../estimate.ts'
import type { LinkParameters } from '../model.ts'
import type { LinkConfig } from '../read-config.ts'
import type { Base } from './base.ts'
import type { Keep } from './checkpoint.ts'
import type { ClusterCounts } from './cluster-records.ts'
import type { Sql } from './database.ts'
import type { InputRead } from './load-inputs.ts'
import type { RuleResult } from './make-pairs.ts'
import type { Accuracy } from './measure.ts'
import type { Rarity } from './score-sql.ts'
import type { Setting } from './setting.ts'

/** What `umai link --json` prints. */
export type LinkResult = {
  mode: LinkConfig['mode']
  inputs: InputRead[]
  records: number
  pairs: { possible: number; compared: number; kept: number; linked: number }
  blocking: RuleResult[]
  clusters: ClusterCounts
  seconds: Record<string, number>
  /** Of all threads of this process, from its start. */
  processorSeconds: number
  /** Of this process, at its highest. */
  peakMemoryBytes: number
  parameters: LinkParameters
  passes: PassEstimate[]
  threshold: number
  accuracy: Accuracy | null
  notes: string[]
}

export type LinkOutcome = { result: LinkResult } | { problems: string[] }

/** Tells how far it is: a stage, and within it what part is done. */
export type Tell = (stage: string, done?: number, of?: number) => void

/** Reads the tables of a finished run before they go. */
export type Look = (
  sql: Sql,
  setting: Setting,
  found: { result: LinkResult; rarity: Rarity },
) => Promise<void>

/** What a run has at hand. */
export type Job = {
  config: LinkConfig
  configPath: string
  setting: Setting
  base: Base | null
  temporary: string
  keep: Keep
  tell: Tell
  look?: Look
}
