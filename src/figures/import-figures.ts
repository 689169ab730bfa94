import { z } from 'zod'
import type { Services } from '../platform/http/route.ts'
import { route } from '../platform/http/route.ts'
import { checksumOf } from './load-published.ts'
import { Finding } from './model.ts'
import { isGrave, readFiguresFile } from './read-file.ts'
import { addImport, findImport } from './store.ts'
import { readStructure } from './structure.ts'
import { figureWords } from './words.ts'

/** 1 MB of file as base64: the committee's has 17 kB. */
const MOST_BASE64 = 1_400_000

const Upload = z.object({
  importId: z.uuid(),
  content: z.base64().max(MOST_BASE64),
  /** False only looks: what would be found, and nothing is written. */
  keep: z.boolean(),
})

const Answer = z.object({
  kept: z.boolean(),
  /** The same file had been taken in before. */
  known: z.boolean(),
  figures: z.number(),
  findings: z.array(Finding),
})
export type ImportAnswer = z.infer<typeof Answer>

/** Takes in a file of published figures. A grave finding keeps the whole file out; the answer says what is wrong. */
export const importFigures = route({
  method: 'POST',
  path: '/api/figures/imports',
  summary: 'Check a file of published figures (CSV, SDMX-ML) and take it in',
  permission: 'figures:import',
  audit: 'figures.imported',
  body: Upload,
  answer: Answer,
  handle: async ({ trx, actor, services, body, auditObject }) => {
    const bytes = Buffer.from(body.content, 'base64')
    const file = readFiguresFile(bytes, await readContext(services))
    const found = { figures: file.figures.length, findings: file.findings }
    const checksum = checksumOf(bytes)
    if ((await findImport(trx, checksum)) !== null) return { ...found, kept: true, known: true }
    if (!body.keep || isGrave(file)) return { ...found, kept: false, known: false }
    auditObject('figure-import', body.importId)
    const { importId } = body
    await addImport(
      trx,
      { importId, checksum, format: file.format, importedBy: actor.account },
      file.figures,
      file.findings,
    )
    return { ...found, kept: true, known: false }
  },
})

const readContext = async ({ reference, config }: Services) => ({
  words: figureWords(reference),
  structure: await readStructure(config.referenceDir),
  today: new Date().toISOString().slice(0, 10),
})
