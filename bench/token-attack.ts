import type { TokenRow } from '../src/tokens/index.ts'
import { differingInHalf, WORDS } from '../src/tokens/likeness.ts'

/** How many of its nearest others describe a record, and how many records the second step starts from. */
const NEAREST = 24
const SEEDS = 100
const ROUNDS = 5

/**
 * The attack that needs no key (after Vidanage and others 2020, with seeds as in the matching of social networks): how
 * alike records are among themselves is nearly the same under every key. Whoever holds a list with names makes
 * tokens of it with a key of their own, describes each by how far its nearest others are, and takes for the same person
 * the description nearest to a stolen token's. The surest guesses then serve as landmarks: every record is described
 * by how far it is from each of them, and guessed again, some rounds on. Gives for each stolen token the place of its
 * guess in the list with names, or null when no record has the same fields.
 */
export function guessByLikeness(stolen: readonly TokenRow[], known: readonly TokenRow[]): (number | null)[] {
  const [apart, apartKnown] = [distances(stolen), distances(known)]
  let guesses = match(stolen, known, apart.map(nearest), apartKnown.map(nearest))
  for (let round = 0; round < ROUNDS; round += 1) {
    const seeds = surest(guesses).slice(0, SEEDS * (round + 1))
    const from = (rows: Uint16Array[], places: number[]) =>
      rows.map((row) => places.map((place) => row[place]!))
    guesses = match(
      stolen,
      known,
      from(
        apart,
        seeds.map(({ at }) => at),
      ),
      from(
        apartKnown,
        seeds.map(({ place }) => place),
      ),
    )
  }
  return guesses.map(({ place }) => place)
}

/** A guess, and how much farther the second best is: 1 = no farther. */
interface Guess {
  place: number | null
  sureness: number
}

function match(
  stolen: readonly TokenRow[],
  known: readonly TokenRow[],
  described: readonly number[][],
  knownOnes: readonly number[][],
): Guess[] {
  return stolen.map(({ filled }, at) => {
    const guess = {
      place: null as number | null,
      best: Number.POSITIVE_INFINITY,
      second: Number.POSITIVE_INFINITY,
    }
    for (const [place, other] of known.entries()) {
      if (other.filled !== filled) continue
      const distance = distanceOf(described[at]!, knownOnes[place]!)
      if (distance < guess.best) Object.assign(guess, { place, best: distance, second: guess.best })
      else guess.second = Math.min(guess.second, distance)
    }
    return { place: guess.place, sureness: (guess.second + 1) / (guess.best + 1) }
  })
}

/** The surest guesses first, each record with a name once. */
function surest(guesses: readonly Guess[]): { at: number; place: number }[] {
  const taken = new Set<number>()
  return guesses
    .map((guess, at) => ({ ...guess, at }))
    .sort((one, other) => other.sureness - one.sureness)
    .flatMap(({ at, place }) => {
      if (place === null || taken.has(place)) return []
      taken.add(place)
      return [{ at, place }]
    })
}

const nearest = (row: Uint16Array): number[] => [...row].sort((a, b) => a - b).slice(1, NEAREST + 1)

/** In how many bits every token differs from every other. */
function distances(rows: readonly TokenRow[]): Uint16Array[] {
  const bytes = new Uint8Array(rows.length * 128)
  for (const [at, { token }] of rows.entries()) bytes.set(token, at * 128)
  const words = new Int32Array(bytes.buffer)
  const half = WORDS / 2
  return rows.map((_, at) =>
    Uint16Array.from(
      rows,
      (_row, other) =>
        differingInHalf(words, at * WORDS, words, other * WORDS) +
        differingInHalf(words, at * WORDS + half, words, other * WORDS + half),
    ),
  )
}

const distanceOf = (one: readonly number[], other: readonly number[]): number =>
  one.reduce((sum, value, at) => sum + (value - other[at]!) ** 2, 0)
