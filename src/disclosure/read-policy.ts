import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { readYaml } from '../reference/read-yaml.ts'
import { Policy } from './model.ts'
import { WrongInput } from './read-csv.ts'

const POLICY = fileURLToPath(new URL('../../reference/disclosure/policy.yaml', import.meta.url))

const sourced = { source: z.string({ error: 'a source' }), note: z.string().optional() }

/** `reference/disclosure/policy.yaml`: each value with where it comes from. */
const PolicyFile = z.strictObject({
  source: z.string(),
  verified: z.boolean(),
  threshold: z.strictObject({ ...sourced, value: Policy.shape.threshold }),
  national: z.strictObject({
    ...sourced,
    threshold: Policy.shape.threshold,
    crossed: z.int().min(0),
    areas: z.array(z.string()),
  }),
  rounding: z.strictObject({ ...sourced, value: Policy.shape.rounding }),
  groups: z.strictObject({ ...sourced, below_thresholds: Policy.shape.groupsBelowThresholds }),
})
type PolicyFile = z.infer<typeof PolicyFile>

/** The country's policy for what it publishes, and the file with the sources. */
export async function loadPolicy(file = POLICY): Promise<{ policy: Policy; file: PolicyFile }> {
  const read = await readYaml(file, PolicyFile)
  if ('problems' in read) throw new WrongInput(read.problems)
  const { threshold, national, rounding, groups } = read.data
  return {
    file: read.data,
    policy: {
      threshold: threshold.value,
      national: { threshold: national.threshold, crossed: national.crossed, areas: national.areas },
      rounding: rounding.value,
      groupsBelowThresholds: groups.below_thresholds,
    },
  }
}
