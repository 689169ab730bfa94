import { join } from 'node:path'
import { z } from 'zod'
import { readYaml } from '../reference/read-yaml.ts'

const Codes = z.array(z.string())

/** A data structure of SDMX, as far as the files of one agency need it: `reference/sdmx/*.yaml`. */
const SdmxStructure = z.strictObject({
  source: z.string(),
  verified: z.boolean(),
  agency: z.string(),
  structure: z.string(),
  versions: Codes.min(1),
  /** The version our own files name. */
  written_as: z.string(),
  /** In order, without the time. */
  dimensions: Codes,
  mandatory: Codes,
  optional: Codes,
  codes: z.record(z.string(), Codes),
  published_labels: z.record(z.string(), z.record(z.string(), z.string())),
})
export type SdmxStructure = z.infer<typeof SdmxStructure>

/** Reads the committee's structure; throws when the installation's own file is broken. */
export const readStructure = async (referenceDir: string | undefined): Promise<SdmxStructure> => {
  const folder = referenceDir ?? join(import.meta.dirname, '../../reference')
  const read = await readYaml(join(folder, 'sdmx/kg-nsc-sdg.yaml'), SdmxStructure)
  if ('problems' in read) throw new Error(read.problems.join('\n'))
  return read.data
}
