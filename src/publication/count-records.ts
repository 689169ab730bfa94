import type { CountedRecord } from '../disclosure/model.ts'
import type { Trx } from '../platform/access/with-actor.ts'
import type { Reference } from '../reference/model.ts'
import { computeIndicator } from '../statistics/index.ts'
import { DIMENSIONS, type YearRange } from './model.ts'

/** The registry's forms of exploitation, as the topics under which they are published. */
const TOPIC_OF_FORM: Record<string, string> = {
  sexual: 'sexual-exploitation',
  labour: 'forced-labour',
  'organ-removal': 'organ-removal',
  other: 'other-purposes',
}

/**
 * People identified as victims in the years asked for, each once, in the year of the first decision that recognized
 * them: the indicator `identified` of the registry. Small counts are all there, for protection alone to see.
 */
export const countRecords = async (
  trx: Trx,
  reference: Reference,
  years: YearRange,
): Promise<CountedRecord[]> => {
  const period = { from: `${years.from}-01`, to: `${years.to}-12` }
  const { rows } = await computeIndicator(trx, reference, 'identified', { period, dimensions: DIMENSIONS })
  return rows.map(({ values, numerator }) => ({
    values: { ...values, form: TOPIC_OF_FORM[values.form ?? ''] ?? values.form ?? 'unknown' },
    count: numerator,
  }))
}
