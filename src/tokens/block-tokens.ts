/**
 * Which pairs of tokens are compared. Every token has 512 ones, so counting them excludes nothing; what helps is
 * that tokens alike agree in most bits: those that agree in all of a few sampled bits, in one of many samples, are
 * compared (locality-sensitive hashing by bit sampling, after Indyk and Motwani 1998, as in Durham 2012).
 */
import { WORDS } from './likeness.ts'

const SAMPLES = 64

const countOf = (words: Int32Array): number => words.length / WORDS

/** For each token of the first list, the places in the second of those to compare it with, each once. */
export function* blockTokens(ones: Int32Array, others: Int32Array): Generator<[number, number[]]> {
  const samples = drawSamples(bitsASample(countOf(others)))
  const tables = samples.map((sample) => fillTable(others, sample))
  const seen = new Int32Array(countOf(others)).fill(-1)
  for (let at = 0; at < countOf(ones); at += 1) {
    const candidates: number[] = []
    for (const [index, sample] of samples.entries())
      for (const place of tables[index]!.get(keyOf(ones, at, sample)) ?? []) {
        if (seen[place] === at) continue
        seen[place] = at
        candidates.push(place)
      }
    yield [at, candidates]
  }
}

/** A stranger should fall into a sample's bucket about once: 2^bits is a little less than the list is long. */
const bitsASample = (length: number): number => Math.max(10, Math.min(20, Math.floor(Math.log2(length)) - 2))

/** Sampled places, the same in every run (a linear congruential sequence; nothing secret hangs on it). */
function drawSamples(bits: number): Uint16Array[] {
  let state = 20_261_125
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state >>> 22
  }
  return Array.from({ length: SAMPLES }, () => Uint16Array.from({ length: bits }, next))
}

function fillTable(words: Int32Array, sample: Uint16Array): Map<number, number[]> {
  const table = new Map<number, number[]>()
  for (let at = 0; at < countOf(words); at += 1) {
    const key = keyOf(words, at, sample)
    const bucket = table.get(key)
    if (bucket) bucket.push(at)
    else table.set(key, [at])
  }
  return table
}

function keyOf(words: Int32Array, at: number, sample: Uint16Array): number {
  let key = 0
  for (const place of sample) key = (key << 1) | ((words[at * WORDS + (place >> 5)]! >>> (place & 31)) & 1)
  return key
}
