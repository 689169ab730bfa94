import { loadDirectory } from './directory/load-directory.ts'
import { loadPublishedFigures } from './figures/index.ts'
import type { Config } from './platform/config.ts'
import type { Database } from './platform/database/connect.ts'
import { migrate } from './platform/database/migrate.ts'
import { checkKeySet, type KeyService } from './platform/vault/index.ts'
import { loadReference } from './reference/load.ts'
import type { Reference } from './reference/model.ts'
import { storeProcedures } from './reference/procedure-store.ts'

/** Problems that keep the program from starting, one line each. */
export class CannotStart extends Error {
  readonly problems: string[]
  constructor(problems: string[]) {
    super(problems.join('\n'))
    this.problems = problems
  }
}

/** Brings a database to where the program can run on it: schema, keys, reference data, directory. Safe to repeat. */
export const prepare = async (
  config: Config,
  database: Database,
  keys: KeyService,
  onStep: (text: string) => void = () => {},
): Promise<Reference> => {
  onStep('reference data')
  const loaded = await loadReference(config.referenceDir, { demo: config.demo })
  if ('problems' in loaded) throw new CannotStart(loaded.problems)
  onStep('database schema')
  await migrate(database, (name) => onStep(`  ${name}`))
  await checkKeySet(database, keys.fingerprint)
  const changed = await storeProcedures(database, loaded.reference.procedures)
  if (changed.length > 0) throw new CannotStart(changed)
  onStep('directory of agencies and services')
  await loadDirectory(database, loaded.reference)
  onStep('published figures')
  const unreadable = await loadPublishedFigures(database, loaded.reference, config.referenceDir)
  if (unreadable.length > 0) throw new CannotStart(unreadable)
  return loaded.reference
}
