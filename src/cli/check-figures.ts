import { readFile } from 'node:fs/promises'
import { describeFinding } from '../figures/describe-finding.ts'
import type { ReadFile } from '../figures/model.ts'
import { readFiguresFile } from '../figures/read-file.ts'
import { readStructure } from '../figures/structure.ts'
import { figureWords } from '../figures/words.ts'
import { translatorFor } from '../platform/i18n.ts'
import { loadReference } from '../reference/load.ts'
import { DONE, type RunCommand, WRONG_INPUT } from './command.ts'

/** `umai check-figures FILE`: what is wrong with a file of published figures. It writes nothing. */
export const run: RunCommand = async ([path = ''], options) => {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => error)
  if (bytes instanceof Error) return refuse([`${path}: expected a CSV or SDMX file, found ${bytes.code}`])
  const loaded = await loadReference()
  if ('problems' in loaded) return refuse(loaded.problems)
  const file = readFiguresFile(bytes, {
    words: figureWords(loaded.reference),
    structure: await readStructure(undefined),
    today: new Date().toISOString().slice(0, 10),
  })
  const grave = file.findings.filter((finding) => finding.grave)
  if (grave.length > 0) return refuse(grave.map((each) => `${path}: ${describeFinding(each, english)}`))
  process.stdout.write(options.json ? asJson(path, file) : asText(path, file))
  return DONE
}

const english = translatorFor('en')

const refuse = (lines: string[]): number => {
  process.stderr.write(`${lines.join('\n')}\n`)
  return WRONG_INPUT
}

const asJson = (path: string, { format, figures, findings }: ReadFile) =>
  `${JSON.stringify({ file: path, format, figures: figures.length, findings }, null, 2)}\n`

const asText = (path: string, { figures, findings }: ReadFile) =>
  [
    ...findings.map((each) => `${path}: ${describeFinding(each, english)}`),
    `${path}: ${figures.length} figures read, ${findings.length} findings`,
    '',
  ].join('\n')
