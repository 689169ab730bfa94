import type { FindsDescent } from './linear-program.ts'
import { drawAgain, type Random } from './random.ts'
import { normalBelow, normalQuantile } from './special-functions.ts'
import { chooseStepwise } from './stepwise.ts'
import { type Table, tableOf } from './table.ts'

/** What a BCa interval is read from: everything of Efron's method but the level. */
export interface BcaDistribution {
  /** Estimates of the replicates in rising order; Infinity where no finite estimate exists. */
  replicates: Float64Array
  /** Bias correction z0 and acceleration a. */
  bias: number
  acceleration: number
}

/**
 * Draws the table again and chooses the model anew each time, so that the interval knows that the model was chosen;
 * then a jackknife over people for the acceleration (Chan, Silverman and Vincent 2021, section 3.3). Yields how many
 * refits are done, and returns null when leaving out one person leaves no finite estimate.
 */
export function* bootstrapStepwise(
  table: Table,
  estimate: number,
  replicates: number,
  random: Random,
  findsDescent: FindsDescent,
): Generator<number, BcaDistribution | null> {
  const estimates = new Float64Array(replicates)
  for (let at = 0; at < replicates; at += 1) {
    const drawn = tableOf(table.lists, drawAgain(random, table.cells))
    estimates[at] = chooseStepwise(drawn, findsDescent)?.fit.estimate ?? Infinity
    yield at + 1
  }
  estimates.sort()
  const acceleration = accelerationOf(table, findsDescent)
  const below = estimates.filter((value) => value < estimate).length / replicates
  if (acceleration === null || below === 0 || below === 1) return null
  return { replicates: estimates, bias: normalQuantile(below), acceleration }
}

const accelerationOf = (table: Table, findsDescent: FindsDescent): number | null => {
  const seen = [...table.cells.keys()].filter((set) => table.cells[set]! > 0)
  const without = seen.map((set) => {
    const cells = table.cells.slice()
    cells[set]! -= 1
    return {
      people: table.cells[set]!,
      estimate: chooseStepwise(tableOf(table.lists, cells), findsDescent)?.fit.estimate ?? Infinity,
    }
  })
  const weigh = (value: (estimate: number) => number) =>
    without.reduce((sum, { people, estimate }) => sum + people * value(estimate), 0)
  const mean = weigh((estimate) => estimate) / weigh(() => 1)
  if (!Number.isFinite(mean)) return null
  const spread = weigh((estimate) => (mean - estimate) ** 2)
  return spread === 0 ? 0 : weigh((estimate) => (mean - estimate) ** 3) / (6 * spread ** 1.5)
}

/** The value below which the given share of the BCa distribution lies. */
export const bcaQuantile = ({ replicates, bias, acceleration }: BcaDistribution, share: number): number => {
  const z = bias + normalQuantile(share)
  return sampleQuantile(replicates, normalBelow(bias + z / (1 - acceleration * z)))
}

/**
 * The place, from 1 and perhaps between two, of a share among so many values in order: type 8 of Hyndman and Fan (1996),
 * unbiased for the median whatever the distribution, and what SparseMSE takes.
 */
const placeOf = (share: number, many: number): number => (many + 1 / 3) * share + 1 / 3

const shareAt = (place: number, many: number): number => (place - 1 / 3) / (many + 1 / 3)

const sampleQuantile = (sorted: Float64Array, share: number): number => {
  const at = Math.min(sorted.length, Math.max(1, placeOf(share, sorted.length))) - 1
  const low = sorted[Math.floor(at)]!
  const high = sorted[Math.ceil(at)]!
  return low === high ? low : low + (at - Math.floor(at)) * (high - low)
}

/** The share of the BCa distribution below a value: the inverse of `bcaQuantile`. */
export const bcaShareBelow = ({ replicates, bias, acceleration }: BcaDistribution, value: number): number => {
  const share = sampleShareBelow(replicates, value)
  if (share <= 0 || share >= 1) return share <= 0 ? 0 : 1
  const w = normalQuantile(share) - bias
  return normalBelow(w / (1 + acceleration * w) - bias)
}

const sampleShareBelow = (sorted: Float64Array, value: number): number => {
  const above = sorted.findIndex((each) => each > value)
  if (above <= 0) return above < 0 ? 1 : 0
  const low = sorted[above - 1]!
  const high = sorted[above]!
  const inside = Number.isFinite(high) ? (value - low) / (high - low) : 0
  return shareAt(above + inside, sorted.length)
}
