import { laplaceNoise, normalNoise, normalQuantile } from './noise.ts'
import { type Counts, chooseColumns, codesOf, countOver, type People } from './people.ts'

/** What is promised and how it is spent. `delta` null: 1 / (n ln n), with n as protected. */
export type Privacy = { readonly epsilon: number; readonly delta: number | null; readonly length: number }

/** Noisy counts of all combinations of up to `length` attributes; nothing else of the data is used afterwards. */
export type PrivateCounts = {
  readonly people: number
  readonly delta: number
  /** Standard deviation of the noise of a count, for each number of attributes from 1 on. */
  readonly noise: readonly number[]
  readonly counts: ReadonlyMap<string, Counts>
}

/** Share of the budget for the number of people. */
const SHARE_OF_SIZE = 0.005

/** Chance that a combination nobody has passes for one that somebody has: small, so that few are made up. */
const FABRICATED = 0.01

/**
 * Counts under (ε, δ)-differential privacy for adding or removing one person: Gaussian noise on every combination of
 * attributes, the most exact for the longest, as Synthetic Data Showcase does it (standards notes, section 3.4). A person
 * adds to at most C(columns, k) combinations of k attributes, whatever the data, so nothing is spent on finding that out.
 * The smallest counts are dropped; those of one attribute by a bound that hides whether anybody has it (δ/2).
 */
export function countPrivately(people: People, privacy: Privacy, random: () => number): PrivateCounts {
  const { length } = privacy
  const width = people.columns.length
  const epsilonOfSize = SHARE_OF_SIZE * privacy.epsilon
  const size = Math.max(2, Math.round(people.size + laplaceNoise(1 / epsilonOfSize, random)))
  const delta = privacy.delta ?? 1 / (size * Math.log(size))
  const deviations = noiseOf(privacy.epsilon - epsilonOfSize, delta, width, length)
  const counts = new Map<string, Counts>()
  for (let many = 1; many <= length; many += 1) {
    const deviation = deviations[many - 1]!
    const least =
      many === 1 ? leastOfOne(deviation, delta, width) : deviation * normalQuantile(1 - FABRICATED / 2)
    for (const columns of chooseColumns(width, many)) {
      const exact = countOver(people, columns)
      counts.set(columns.join(), addNoise(exact, counts, deviation, least, random))
    }
  }
  return { people: size, delta, noise: deviations, counts }
}

/** Standard deviations for 1, 2, … attributes: the budget as zero-concentrated privacy, shared so that longer is finer. */
function noiseOf(epsilon: number, delta: number, width: number, length: number): number[] {
  const root = Math.sqrt(Math.log(2 / delta))
  const budget = (Math.sqrt(epsilon + root * root) - root) ** 2
  const lengths = Array.from({ length }, (_, index) => index + 1)
  const sigma = Math.sqrt(lengths.reduce((sum, many) => sum + many * many, 0) / (2 * budget))
  return lengths.map((many) => (sigma / many) * Math.sqrt(choose(width, many)))
}

const leastOfOne = (deviation: number, delta: number, width: number): number =>
  1 + deviation * normalQuantile((1 - delta / 2) ** (1 / width))

const choose = (of: number, many: number): number => (many === 0 ? 1 : (choose(of - 1, many - 1) * of) / many)

/** Noise for every combination, also for those that nobody has; none may be more than what it is a part of. */
function addNoise(
  exact: Counts,
  shorter: ReadonlyMap<string, Counts>,
  deviation: number,
  least: number,
  random: () => number,
): Counts {
  const counts = exact.counts.map((count, place) => {
    const codes = codesOf(exact, place)
    if (!codes) return 0
    const most = mostAllowed(exact.columns, codes, shorter)
    if (most === 0) return 0
    const noisy = count + deviation * normalNoise(random)
    return noisy > least ? Math.min(noisy, most) : 0
  })
  return { ...exact, counts }
}

function mostAllowed(
  columns: readonly number[],
  codes: readonly number[],
  shorter: ReadonlyMap<string, Counts>,
): number {
  if (columns.length === 1) return Number.POSITIVE_INFINITY
  let most = Number.POSITIVE_INFINITY
  for (const without of columns.keys()) {
    const part = shorter.get(columns.filter((_, index) => index !== without).join())!
    let place = 0
    for (const [index, code] of codes.entries())
      if (index !== without) place = place * part.sizes[index > without ? index - 1 : index]! + code
    most = Math.min(most, part.counts[place]!)
  }
  return most
}
