import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { z } from 'zod'
import { checkReference } from './check.ts'
import { AgencyFile, type Files, RegionFile, ServiceFile } from './files.ts'
import { IndicatorFile, listsOf } from './indicator-model.ts'
import { LawCode, type Reference } from './model.ts'
import { Procedure } from './procedure-model.ts'
import { type Parsed, readYaml } from './read-yaml.ts'
import { StatisticsFile } from './statistics-model.ts'
import { Vocabulary } from './vocabulary-model.ts'

export type LoadOptions = {
  /** False leaves out the synthetic agencies and services of `demo/`, which otherwise come marked `demo: true`. */
  demo?: boolean
}

const OWN_FOLDER = fileURLToPath(new URL('../../reference', import.meta.url))

/**
 * Reads and checks the whole reference folder (by default the program's own). Either everything is right, or the
 * problems, one line each: `file:line: key: expected …, found …`. Texts in `messages/` are not read here.
 */
export async function loadReference(
  dir: string = OWN_FOLDER,
  { demo = true }: LoadOptions = {},
): Promise<{ reference: Reference } | { problems: string[] }> {
  const problems: string[] = []
  const all = async <Schema extends z.ZodType>(folder: string, schema: Schema, name = /\.yaml$/) => {
    const found: Parsed<z.infer<Schema>>[] = []
    for (const file of await listFolder(join(dir, folder), name)) {
      const read = await readYaml(file, schema)
      if ('problems' in read) problems.push(...read.problems)
      else found.push(read)
    }
    return found
  }
  const directories = demo ? ['directory', 'demo'] : ['directory']
  const both = async <Schema extends z.ZodType>(schema: Schema, name: RegExp) =>
    (await Promise.all(directories.map((folder) => all(folder, schema, name)))).flat()

  const files: Files = {
    vocabularies: await all('vocabulary', Vocabulary),
    procedures: await all('procedures', Procedure),
    law: await all('law', LawCode),
    regions: await all('regions', RegionFile),
    agencies: await both(AgencyFile, /^agencies\.yaml$/),
    services: await both(ServiceFile, /^services\.yaml$/),
    indicators: await all('indicators', IndicatorFile),
    statistics: await all('statistics', StatisticsFile, /^indicators\.yaml$/),
  }
  // Cross checks over half the files would only repeat what is wrong with the other half.
  if (problems.length === 0) problems.push(...checkReference(files))
  return problems.length > 0 ? { problems } : { reference: referenceOf(files) }
}

async function listFolder(folder: string, name: RegExp): Promise<string[]> {
  try {
    const names = await readdir(folder)
    return names
      .filter((each) => name.test(each))
      .sort()
      .map((each) => join(folder, each))
  } catch (error) {
    // A folder that is not there is an empty one; what must be in it, the cross checks miss.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}

function referenceOf(files: Files): Reference {
  return {
    vocabularies: Object.fromEntries(files.vocabularies.map(({ data }) => [data.vocabulary, data])),
    procedures: files.procedures.map(({ data }) => data),
    law: files.law.map(({ data }) => data),
    regions: files.regions.flatMap(({ data }) => data.regions),
    agencies: files.agencies.flatMap(({ data }) => data.agencies),
    services: files.services.flatMap(({ data }) => data.services),
    indicatorLists: files.indicators.flatMap(({ data }) => listsOf(data)),
    statistics: files.statistics[0]?.data ?? null,
  }
}
