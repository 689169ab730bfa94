import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import type { Database } from '../platform/database/connect.ts'
import { translatorFor } from '../platform/i18n.ts'
import type { Reference } from '../reference/model.ts'
import { describeFinding } from './describe-finding.ts'
import type { ReadFile } from './model.ts'
import { readFiguresFile } from './read-file.ts'
import { addImport, findImport } from './store.ts'
import { readStructure } from './structure.ts'
import { figureWords } from './words.ts'

export interface PublishedFile {
  name: string
  bytes: Buffer
  file: ReadFile
}

/** The files of published figures that come with the program, read and checked. */
export const readPublishedFiles = async (
  reference: Reference,
  referenceDir: string | undefined,
): Promise<PublishedFile[]> => {
  const folder = join(referenceDir ?? join(import.meta.dirname, '../../reference'), 'published-figures')
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.csv')).sort()
  const context = {
    words: figureWords(reference),
    structure: await readStructure(referenceDir),
    today: new Date().toISOString().slice(0, 10),
  }
  return Promise.all(
    names.map(async (name) => {
      const bytes = await readFile(join(folder, name))
      return { name, bytes, file: readFiguresFile(bytes, context) }
    }),
  )
}

/**
 * Takes in the published figures that come with the program, as the owner, each file once. Gives one line a problem
 * when a file cannot be read; then nothing of it is taken in.
 */
export const loadPublishedFigures = async (
  database: Database,
  reference: Reference,
  referenceDir: string | undefined,
): Promise<string[]> => {
  const problems: string[] = []
  for (const { name, bytes, file } of await readPublishedFiles(reference, referenceDir)) {
    const grave = file.findings.filter((each) => each.grave)
    if (grave.length === 0) await takeIn(database, bytes, file)
    for (const each of grave)
      problems.push(`reference/published-figures/${name}: ${describeFinding(each, translatorFor('en'))}`)
  }
  return problems
}

const takeIn = async (database: Database, bytes: Buffer, file: ReadFile) => {
  const checksum = checksumOf(bytes)
  await database.admin.transaction().execute(async (trx) => {
    if (await findImport(trx, checksum)) return
    const { format, figures, findings } = file
    await addImport(trx, { importId: uuidv7(), checksum, format, importedBy: null }, figures, findings)
  })
}

export const checksumOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')
