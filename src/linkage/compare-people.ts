import { buildComparisons, partName } from './comparisons.ts'
import { defaultParameters } from './default-parameters.ts'
import type { Field, FoldedRecord, LinkParameters, PairScore, PartValue } from './model.ts'
import { foldParts, PART_TYPES } from './parts.ts'
import { scorePair } from './score.ts'

/** The fields of a person in the program, in the order of `PEOPLE_PARAMETERS`. */
export const PERSON_FIELDS: readonly Field[] = [
  { name: 'givenNames', type: 'given-name' },
  { name: 'surname', type: 'surname' },
  { name: 'patronymic', type: 'patronymic' },
  { name: 'fullName', type: 'full-name' },
  { name: 'birthDate', type: 'date' },
  { name: 'birthYear', type: 'year' },
  { name: 'sex', type: 'sex' },
  { name: 'document', type: 'national-id' },
  { name: 'phone', type: 'phone' },
  { name: 'district', type: 'place' },
]

/**
 * A person to compare: values as written, by the names of `PERSON_FIELDS`. A list holds several values of one field
 * (two phones, an alias beside a name); left out, null or empty is unknown.
 */
export type LinkRecord = Readonly<Record<string, string | number | readonly string[] | null | undefined>>

const PERSON_COMPARISONS = buildComparisons(PERSON_FIELDS)

/** What people are compared with where there is no file to learn from; `default-parameters.ts` says whence. */
export const PEOPLE_PARAMETERS: LinkParameters = defaultParameters(PERSON_COMPARISONS)

/** More ways to read one person than this are not tried; the first values of each field come first. */
const MOST_READINGS = 24

/**
 * How likely two records are one person, and what each field says for it. Of several values in a field the best
 * pair counts. Pure and symmetric; unknown counts neither way.
 */
export function comparePeople(
  a: LinkRecord,
  b: LinkRecord,
  parameters: LinkParameters = PEOPLE_PARAMETERS,
): PairScore {
  let best: PairScore | null = null
  const others = readings(b)
  for (const one of readings(a)) {
    for (const other of others) {
      const score = scorePair(PERSON_COMPARISONS, parameters, [one, other])
      if (!best || score.weight > best.weight) best = score
    }
  }
  return best!
}

/** One record is compared with many, and folding costs as much as comparing. */
const folded = new WeakMap<LinkRecord, FoldedRecord[]>()

function readings(record: LinkRecord): FoldedRecord[] {
  const known = folded.get(record) ?? read(record)
  folded.set(record, known)
  return known
}

function read(record: LinkRecord): FoldedRecord[] {
  const year = Number(record.birthYear)
  let all: Record<string, PartValue>[] = [{}]
  PERSON_FIELDS.forEach((field, index) => {
    const given = record[field.name]
    const values = Array.isArray(given) && given.length > 0 ? (given as readonly string[]) : [given]
    all = values.flatMap((value) => {
      const parts = fold(field, index, value)
      return all.map((one) => ({ ...one, ...parts }))
    })
    all = all.slice(0, MOST_READINGS)
  })
  return all.map((one) => withYear(one, Number.isInteger(year) && year > 0 ? year : null))
}

function fold(field: Field, index: number, value: unknown): Record<string, PartValue> {
  const parts = foldParts(field.type, value === null || value === undefined ? null : String(value))
  return Object.fromEntries(
    Object.keys(PART_TYPES[field.type]).map((part) => [partName(index, part), parts?.[part] ?? null]),
  )
}

const DATE = PERSON_FIELDS.findIndex((field) => field.type === 'date')
const YEAR = PERSON_FIELDS.findIndex((field) => field.type === 'year')

/** The birth year also where only the date was given, so that an age here meets a date there. */
function withYear(folded: Record<string, PartValue>, year: number | null): FoldedRecord {
  const dated = folded[partName(DATE, 'y')] ?? null
  return {
    ...folded,
    [partName(YEAR, 'y')]: dated ?? year,
    [partName(YEAR, 'n')]: dated === null ? null : 'date',
  }
}
