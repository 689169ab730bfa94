import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadReference } from '../reference/load.ts'
import type { ReadContext } from './read-csv.ts'
import { readStructure } from './structure.ts'
import { figureWords } from './words.ts'

/** A file of the committee's form with known mistakes; the numbers are invented. */
export const committeeFile = (): string =>
  readFileSync(join(import.meta.dirname, 'fixtures/committee.xml'), 'utf8')

/** What files are read with, as the program has it, at a fixed day. */
export const readTestContext = async (today = '2026-06-30'): Promise<ReadContext> => {
  const loaded = await loadReference()
  if ('problems' in loaded) throw new Error(loaded.problems.join('\n'))
  return { words: figureWords(loaded.reference), structure: await readStructure(undefined), today }
}

export const HEADER = 'publisher,period,measure,offence_or_form,count,population,source,place'
