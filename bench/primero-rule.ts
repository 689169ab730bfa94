/**
 * How Primero (the case system most used for children) finds possible matches, as read from its matching service: an
 * OR query whose fields are boosted (names 15, sex 10, age 10, birth date 5), scored by a full-text index, the twenty
 * best, each score divided by the highest, those up to .1 left out; "likely" when one hit alone remains or a score is
 * more than .7 above their mean, else "possible". Words count when they are the same, small letters apart, by how
 * rare they are (the index's idf); how long a field is does not count here.
 */

/** The fields that the query has in common with ours; left out = not known. */
export interface Traced {
  id: string
  name: string
  sex: string
  age: string
  birthDate: string
}

export interface Traces {
  id: string
  found: string
  score: number
  likely: boolean
}

const BOOST = { name: 15, sex: 10, age: 10, birthDate: 5 } as const
type Field = keyof typeof BOOST
const FIELDS = Object.keys(BOOST) as Field[]
const MOST_HITS = 20
const LOWEST = 0.1
const ABOVE_MEAN = 0.7

/** Every hit of every record among the others. A hit has a word of the name or the birth date in common. */
export function* traceAll(records: readonly Traced[]): Generator<Traces> {
  const index = buildIndex(records)
  const scores = new Float64Array(records.length)
  for (const [place, record] of records.entries())
    yield* label(record, hitsOf(place, record, index, scores, records), records)
}

type Index = { places: Map<string, number[]>; idf: Map<string, number> }

function buildIndex(records: readonly Traced[]): Index {
  const places = new Map<string, number[]>()
  for (const [place, record] of records.entries())
    for (const term of FIELDS.flatMap((field) => termsOf(record, field))) {
      const known = places.get(term)
      if (known) known.push(place)
      else places.set(term, [place])
    }
  const idf = new Map(
    [...places].map(([term, { length }]) => [
      term,
      Math.log(1 + (records.length - length + 0.5) / (length + 0.5)),
    ]),
  )
  return { places, idf }
}

function termsOf(record: Traced, field: Field): string[] {
  const words = record[field].toLowerCase().match(/[\p{L}\p{N}'-]+/gu) ?? []
  return [...new Set(words)].map((word) => `${field}:${word}`)
}

function hitsOf(
  self: number,
  record: Traced,
  { places, idf }: Index,
  scores: Float64Array,
  records: readonly Traced[],
): { place: number; score: number }[] {
  const touched: number[] = []
  const reaching = [...termsOf(record, 'name'), ...termsOf(record, 'birthDate')]
  for (const term of reaching)
    for (const place of places.get(term)!) {
      if (place === self) continue
      if (scores[place] === 0) touched.push(place)
      scores[place]! += BOOST[term.slice(0, term.indexOf(':')) as Field] * idf.get(term)!
    }
  const more = (['sex', 'age'] as const).flatMap((field) =>
    termsOf(record, field).map((term) => ({ field, term })),
  )
  const hits = touched.map((place) => {
    const other = records[place]!
    const beside = more.reduce(
      (sum, { field, term }) => sum + (other[field] === record[field] ? BOOST[field] * idf.get(term)! : 0),
      0,
    )
    const score = scores[place]! + beside
    scores[place] = 0
    return { place, score }
  })
  return hits.sort((one, other) => other.score - one.score || one.place - other.place).slice(0, MOST_HITS)
}

function* label(
  record: Traced,
  hits: { place: number; score: number }[],
  records: readonly Traced[],
): Generator<Traces> {
  const highest = hits[0]?.score ?? 0
  const normal = hits
    .map(({ place, score }) => ({ place, score: score / highest }))
    .filter(({ score }) => score > LOWEST)
  const mean = normal.reduce((sum, { score }) => sum + score, 0) / normal.length
  for (const { place, score } of normal)
    yield {
      id: record.id,
      found: records[place]!.id,
      score,
      likely: normal.length === 1 || score - mean > ABOVE_MEAN,
    }
}
