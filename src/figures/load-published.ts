import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import type { Database } from '../platform/database/connect.ts'
import type { Reference } from '../reference/model.ts'
import { describeFinding } from './describe-finding.ts'
import { isGrave, readFiguresFile } from './read-file.ts'
import { addImport, findImport } from './store.ts'
import { readStructure } from './structure.ts'
import { figureWords } from './words.ts'

/**
 * Takes in the published figures that come with the program, as the owner, each file once. Gives one line a problem
 * when a file cannot be read; then nothing of it is taken in.
 */
export const loadPublishedFigures = async (
  database: Database,
  reference: Reference,
  referenceDir: string | undefined,
): Promise<string[]> => {
  const folder = join(referenceDir ?? join(import.meta.dirname, '../../reference'), 'published-figures')
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.csv')).sort()
  const context = {
    words: figureWords(reference),
    structure: await readStructure(referenceDir),
    today: new Date().toISOString().slice(0, 10),
  }
  const problems: string[] = []
  for (const name of names) {
    const bytes = await readFile(join(folder, name))
    const file = readFiguresFile(bytes, context)
    if (isGrave(file))
      problems.push(
        ...file.findings
          .filter((each) => each.grave)
          .map((each) => `reference/published-figures/${name}: ${describeFinding(each, (key) => key)}`),
      )
    else await takeIn(database, bytes, file)
  }
  return problems
}

const takeIn = async (database: Database, bytes: Buffer, file: ReturnType<typeof readFiguresFile>) => {
  const checksum = checksumOf(bytes)
  await database.admin.transaction().execute(async (trx) => {
    if (await findImport(trx, checksum)) return
    const { format, figures, findings } = file
    await addImport(trx, { importId: uuidv7(), checksum, format, importedBy: null }, figures, findings)
  })
}

export const checksumOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')
