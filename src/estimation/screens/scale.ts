import type { MethodLine } from './methods.ts'

/** A logarithmic scale over everything that is shown, as parts of its width. */
export interface Scale {
  /** 0 at the left end, 1 at the right. */
  at: (people: number) => number
  ticks: number[]
}

const STEPS = [1, 2, 5]
const MOST_TICKS = 5

/** From the people on the lists to the highest end of an interval, widened to round numbers. */
export const scaleOf = (lines: readonly MethodLine[], seen: number): Scale => {
  const shown = lines
    .flatMap(({ estimate, lower, upper }) => [estimate, lower, upper])
    .filter((value) => value !== null)
  const rounds = roundNumbers(Math.min(seen, ...shown), Math.max(seen + 1, ...shown))
  const [from, to] = [Math.log(rounds[0]!), Math.log(rounds.at(-1)!)]
  return { at: (people) => (Math.log(people) - from) / (to - from), ticks: thinned(rounds) }
}

/** 1, 2 and 5 times the powers of ten, from the last at or below the lowest to the first at or above the highest. */
const roundNumbers = (lowest: number, highest: number): number[] => {
  const rounds: number[] = []
  for (let power = 10 ** Math.floor(Math.log10(lowest)); ; power *= 10)
    for (const step of STEPS) {
      const round = step * power
      if (round <= lowest) rounds.length = 0
      rounds.push(round)
      if (round >= highest && rounds.length > 1) return rounds
    }
}

/** As many as there is room for on a phone, the first always among them. */
const thinned = (rounds: readonly number[]): number[] => {
  const every = Math.ceil(rounds.length / MOST_TICKS)
  return rounds.filter((_, at) => at % every === 0)
}
