import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildComparisons } from '../comparisons.ts'
import { duckdb } from '../dialect.ts'
import type { Field } from '../model.ts'
import type { LinkConfig } from '../read-config.ts'
import { readBase, withBaseLists } from './base.ts'
import { dropCheckpoint, fingerprint, keepNothing, keepStages, openCheckpoint } from './checkpoint.ts'
import { openDatabase } from './database.ts'
import type { LinkOutcome, Look, Tell } from './job.ts'
import { linkRecords } from './link-records.ts'
import { pathFrom } from './load-inputs.ts'
import type { Setting } from './setting.ts'

/** Runs a linkage from files to files. Input that is wrong comes back as problems, with nothing written. */
export async function runLinkage(
  config: LinkConfig,
  configPath: string,
  tell: Tell,
  look?: Look,
): Promise<LinkOutcome> {
  const fields: Field[] = Object.entries(config.fields).map(([name, type]) => ({ name, type }))
  const known = config.base ? await readBase(pathFrom(configPath, config.base), config.base, fields) : null
  if (known && 'problem' in known) return { problems: [known.problem] }
  const base = known?.base ?? null
  const temporary = await mkdtemp(join(tmpdir(), 'umai-link-'))
  const checkpoint = config.checkpoint ? pathFrom(configPath, config.checkpoint) : null
  // Without a checkpoint nothing need stay: what does not fit into memory goes to the temporary folder all the same.
  const path = checkpoint ? await openCheckpoint(checkpoint) : ':memory:'
  const sql = await openDatabase({ path, memory: config.memory, threads: config.threads, temporary })
  try {
    const files = config.inputs.map((input) => pathFrom(configPath, input.file))
    const keep = checkpoint ? await keepStages(sql, await fingerprint(config, files)) : keepNothing
    const setting: Setting = {
      config: withBaseLists(config, base),
      comparisons: buildComparisons(fields),
      dialect: duckdb,
    }
    const outcome = await linkRecords(sql, { config, configPath, setting, base, temporary, keep, tell, look })
    sql.close()
    if (checkpoint && 'result' in outcome) await dropCheckpoint(checkpoint)
    return outcome
  } catch (error) {
    sql.close()
    throw error
  } finally {
    await rm(temporary, { recursive: true, force: true })
  }
}
