/**
 * Where learning starts, and what the program compares with when there is no file to learn from (search before
 * create). Not fitted to a data set: `m` from the error rates that record-linkage practice reports (a field agrees in
 * about nine true pairs of ten, most of the rest are near misses), `u` from how many values a field has, `kin` from
 * what families share. A row: level → [m, u, kin]; what is left over is "different".
 */
import type { Comparison, FieldParameters, FieldType, LinkParameters } from './model.ts'
import { DIFFERENT_LEVEL } from './model.ts'
import { movedFrom } from './moved.ts'

type Rates = readonly [m: number, u: number, kin: number]
type LevelRates = Readonly<Record<string, Rates>>

const WORDS: LevelRates = { exact: [0.7, 0.01, 0.5], close: [0.12, 0.01, 0.08], similar: [0.08, 0.03, 0.08] }

const RATES: Readonly<Record<FieldType, LevelRates>> = {
  'given-name': {
    exact: [0.806, 0.008, 0.01],
    'short-form': [0.05, 0.002, 0.004],
    close: [0.07, 0.006, 0.02],
    swapped: [0.02, 0.00005, 0.00005],
    similar: [0.03, 0.02, 0.06],
    'pet-form': [0.01, 0.005, 0.01],
    'in-surname': [0.004, 0.0005, 0.01],
  },
  surname: {
    exact: [0.74, 0.001, 0.75],
    'same-stem': [0.05, 0.001, 0.1],
    close: [0.07, 0.002, 0.05],
    swapped: [0.02, 0.00005, 0.00005],
    'father-name': [0.02, 0.0005, 0.02],
    similar: [0.02, 0.01, 0.01],
    'different-woman': [0.04, 0.48, 0.03],
  },
  patronymic: { exact: [0.84, 0.008, 0.6], close: [0.08, 0.006, 0.05], similar: [0.03, 0.02, 0.03] },
  'full-name': {
    exact: [0.6, 0.00002, 0.0005],
    'same-stem': [0.08, 0.00001, 0.0005],
    part: [0.12, 0.0001, 0.02],
    close: [0.1, 0.0002, 0.01],
    similar: [0.05, 0.002, 0.4],
    'one-word': [0.03, 0.02, 0.4],
  },
  date: {
    exact: [0.8, 0.00005, 0.02],
    'year-known': [0.05, 0.003, 0.003],
    'day-month': [0.01, 0.00002, 0.00002],
    'one-digit': [0.05, 0.0008, 0.001],
    'two-parts': [0.03, 0.006, 0.008],
    'same-year': [0.02, 0.02, 0.04],
    'near-year': [0.02, 0.08, 0.2],
  },
  year: { exact: [0.75, 0.025, 0.05], 'one-year': [0.14, 0.05, 0.1], 'near-year': [0.07, 0.1, 0.2] },
  sex: { exact: [0.98, 0.5, 0.5] },
  'national-id': { exact: [0.9, 0.000001, 0.000001], close: [0.06, 0.00001, 0.0001] },
  phone: { exact: [0.65, 0.00002, 0.35], close: [0.05, 0.00005, 0.02] },
  email: {
    exact: [0.75, 0.000005, 0.02],
    'same-local': [0.05, 0.00005, 0.001],
    close: [0.1, 0.0002, 0.01],
    similar: [0.02, 0.002, 0.02],
  },
  postcode: { exact: [0.75, 0.005, 0.6], close: [0.06, 0.01, 0.05], area: [0.05, 0.05, 0.1] },
  place: { exact: [0.75, 0.03, 0.6], close: [0.06, 0.01, 0.05], similar: [0.03, 0.02, 0.03] },
  address: WORDS,
  category: { exact: [0.8, 0.1, 0.1], close: [0.05, 0.01, 0.01] },
  text: { exact: [0.6, 0.01, 0.01], close: [0.15, 0.01, 0.01], similar: [0.1, 0.03, 0.03] },
}

/** In these relatives are as alike as strangers. */
const LIKE_STRANGERS: readonly FieldType[] = ['sex', 'national-id', 'category', 'text']

/** Shares among all pairs of records that are one person, and that are relatives, before anything is learnt. */
const MATCHES = 0.000001
const KIN = 0.00001

/** The parameters learning starts from, for these comparisons. */
export function defaultParameters(comparisons: readonly Comparison[]): LinkParameters {
  const fields = comparisons.map(defaultField)
  return { matches: MATCHES, kin: KIN, fields, together: [], moved: movedFrom(fields) }
}

function defaultField({ field, levels }: Comparison): FieldParameters {
  const rates = levels.map((level) => RATES[field.type][level.name]!)
  const column = (index: 0 | 1 | 2) => withRest(rates.map((rate) => rate[index]))
  return {
    field: field.name,
    type: field.type,
    levels: [...levels.map((level) => level.name), DIFFERENT_LEVEL],
    m: column(0),
    u: column(1),
    kin: LIKE_STRANGERS.includes(field.type) ? null : column(2),
  }
}

/** What the levels leave over goes to "different"; where they leave nothing, all shrink to make room for it. */
function withRest(shares: readonly number[]): number[] {
  const sum = shares.reduce((total, share) => total + share, 0)
  const scale = Math.min(1, 0.99 / sum)
  return [...shares.map((share) => share * scale), 1 - sum * scale]
}
