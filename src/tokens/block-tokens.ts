/**
 * Which pairs of tokens are compared. Every token has 512 ones, so counting them excludes nothing; what helps is
 * that tokens alike agree in most bits: those that agree in all of a few sampled bits, in one of many samples, are
 * compared (locality-sensitive hashing by bit sampling, after Indyk and Motwani 1998, as in Durham 2012).
 */
import { WORDS } from './likeness.ts'

const SAMPLES = 128
/** Pairs looked up, the same pair in several samples included: about a minute. */
const LOOK_UPS = 200_000_000

const countOf = (words: Int32Array): number => words.length / WORDS

/**
 * For each token of the first list, the places in the second of those to compare it with, each once. `lookUps` is
 * about how many may be looked up in all: the fewer, the more of a pair's bits must agree.
 */
export function* blockTokens(
  ones: Int32Array,
  others: Int32Array,
  lookUps = LOOK_UPS,
): Generator<[number, number[]]> {
  const pairs = countOf(ones) * countOf(others)
  const bits = Math.max(6, Math.min(20, Math.ceil(Math.log2((SAMPLES * pairs) / lookUps))))
  const samples = drawSamples(bits)
  const tables = samples.map((sample) => fillTable(others, sample))
  const seen = new Int32Array(countOf(others)).fill(-1)
  for (let at = 0; at < countOf(ones); at += 1) {
    const candidates: number[] = []
    for (let index = 0; index < SAMPLES; index += 1) {
      const { starts, places } = tables[index]!
      const key = keyOf(ones, at, samples[index]!)
      for (let next = starts[key]!; next < starts[key + 1]!; next += 1) {
        const place = places[next]!
        if (seen[place] === at) continue
        seen[place] = at
        candidates.push(place)
      }
    }
    yield [at, candidates]
  }
}

/** Sampled places, the same in every run (a linear congruential sequence; nothing secret hangs on it). */
function drawSamples(bits: number): Uint16Array[] {
  let state = 20_261_125
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state >>> 22
  }
  return Array.from({ length: SAMPLES }, () => Uint16Array.from({ length: bits }, next))
}

/** Places by key: those with key k stand from `starts[k]` up to `starts[k + 1]`. */
type Table = { starts: Int32Array; places: Int32Array }

function fillTable(words: Int32Array, sample: Uint16Array): Table {
  const keys = Int32Array.from({ length: countOf(words) }, (_, at) => keyOf(words, at, sample))
  const starts = new Int32Array((1 << sample.length) + 1)
  for (const key of keys) starts[key + 1]! += 1
  for (let key = 1; key < starts.length; key += 1) starts[key]! += starts[key - 1]!
  const next = starts.slice()
  const places = new Int32Array(keys.length)
  for (const [at, key] of keys.entries()) {
    places[next[key]!] = at
    next[key]! += 1
  }
  return { starts, places }
}

function keyOf(words: Int32Array, at: number, sample: Uint16Array): number {
  let key = 0
  for (const place of sample) key = (key << 1) | ((words[at * WORDS + (place >> 5)]! >>> (place & 31)) & 1)
  return key
}
