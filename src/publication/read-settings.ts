import { join } from 'node:path'
import { z } from 'zod'
import { readYaml } from '../reference/read-yaml.ts'
import { PlannedRelease, PublicTable } from './model.ts'

const head = { source: z.string(), verified: z.boolean(), note: z.string().optional() }
const TablesFile = z.strictObject({ ...head, tables: z.array(PublicTable).min(1) })
const CalendarFile = z.strictObject({ ...head, releases: z.array(PlannedRelease) })

export interface PublicationSettings {
  tables: PublicTable[]
  calendar: PlannedRelease[]
}

/** What is published and when, out of the reference folder; throws when a file of the installation is broken. */
export const readPublicationSettings = async (config: {
  referenceDir: string | undefined
  demo: boolean
}): Promise<PublicationSettings> => {
  const folder = folderOf(config.referenceDir)
  const { tables } = await read(join(folder, 'publication/tables.yaml'), TablesFile)
  const calendar = config.demo ? 'demo/publication/calendar.yaml' : 'publication/calendar.yaml'
  const { releases } = await read(join(folder, calendar), CalendarFile)
  return { tables, calendar: releases }
}

const folderOf = (referenceDir: string | undefined) =>
  referenceDir ?? join(import.meta.dirname, '../../reference')

const read = async <S extends z.ZodType>(path: string, schema: S): Promise<z.infer<S>> => {
  const found = await readYaml(path, schema)
  if ('problems' in found) throw new Error(found.problems.join('\n'))
  return found.data
}
