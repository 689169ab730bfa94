import { join } from 'node:path'
import { z } from 'zod'
import type { Policy } from '../disclosure/model.ts'
import { readYaml } from '../reference/read-yaml.ts'
import { PlannedRelease, PublicTable } from './model.ts'

const head = { source: z.string(), verified: z.boolean(), note: z.string().optional() }
const TablesFile = z.strictObject({ ...head, tables: z.array(PublicTable).min(1) })
const CalendarFile = z.strictObject({ ...head, releases: z.array(PlannedRelease) })

const number = z.looseObject({ value: z.int() })
const PolicyFile = z.looseObject({
  threshold: number,
  national: z.looseObject({ threshold: z.int(), crossed: z.int(), areas: z.array(z.string()) }),
  rounding: number,
  groups: z.looseObject({ below_thresholds: z.int() }),
})

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

/** What may be published of counts of people (`reference/disclosure/policy.yaml`). */
export const readPolicy = async (referenceDir: string | undefined): Promise<Policy> => {
  const file = await read(join(folderOf(referenceDir), 'disclosure/policy.yaml'), PolicyFile)
  const { threshold, crossed, areas } = file.national
  return {
    threshold: file.threshold.value,
    national: { threshold, crossed, areas },
    rounding: file.rounding.value,
    groupsBelowThresholds: file.groups.below_thresholds,
  }
}

const folderOf = (referenceDir: string | undefined) =>
  referenceDir ?? join(import.meta.dirname, '../../reference')

const read = async <S extends z.ZodType>(path: string, schema: S): Promise<z.infer<S>> => {
  const found = await readYaml(path, schema)
  if ('problems' in found) throw new Error(found.problems.join('\n'))
  return found.data
}
