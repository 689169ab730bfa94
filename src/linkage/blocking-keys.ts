import { partName } from './comparisons.ts'
import type { Dialect } from './dialect.ts'
import type { Comparison, FieldType } from './model.ts'

/**
 * A key of one field: a part, or its beginning, in SQL; `{r}` stands where the record's alias goes. `list`: the part
 * holds several keys, any of which may be shared.
 */
export type Key = { field: number; name: string; sql: string; list: boolean }

/** Years in fours, counted from two beginnings: years at most two apart share one of them at least. Ages are guesses. */
const NEAR_YEAR = "'a' || floor({y} / 4.0), 'b' || floor(({y} + 2) / 4.0)"

/** `list`: the part is a list; `items`: the key is a list of these. */
type KeyOfType = readonly [name: string, sql: string, several?: 'list' | 'items']

const KEYS: Readonly<Record<FieldType, readonly KeyOfType[]>> = {
  'given-name': [
    ['given-name', '{k}'],
    ['given-name-group', '{d}'],
    ['given-name-sound', '{s}'],
    ['given-name-start', 'left({k}, 3)'],
  ],
  surname: [
    ['surname', '{t}'],
    ['surname-sound', '{s}'],
    ['surname-start', 'left({t}, 4)'],
  ],
  patronymic: [
    ['patronymic', '{t}'],
    ['patronymic-sound', '{s}'],
  ],
  'full-name': [
    ['full-name', '{k}'],
    ['full-name-sound', '{s}'],
    ['two-words', '{ww}', 'list'],
    ['word', '{w1}, {w2}, {w3}, {w4}', 'items'],
  ],
  date: [
    ['date', '{x}'],
    ['year', '{y}'],
    ['near-year', NEAR_YEAR, 'items'],
    ['year-month', '{ym}'],
    ['month-day', '{md}'],
    ['year-day', '{yd}'],
  ],
  year: [
    ['year', '{y}'],
    ['near-year', NEAR_YEAR, 'items'],
  ],
  sex: [],
  'national-id': [
    ['id', '{k}'],
    ['id-start', 'CASE WHEN length({k}) >= 6 THEN left({k}, length({k}) - 3) END'],
    ['id-end', 'CASE WHEN length({k}) >= 6 THEN right({k}, length({k}) - 3) END'],
  ],
  phone: [
    ['phone', '{k}'],
    ['phone-start', 'CASE WHEN length({k}) >= 7 THEN left({k}, length({k}) - 3) END'],
    ['phone-end', 'CASE WHEN length({k}) >= 7 THEN right({k}, length({k}) - 3) END'],
  ],
  email: [
    ['email', '{k}'],
    ['email-name', '{l}'],
    ['email-start', 'CASE WHEN length({l}) >= 5 THEN left({l}, 5) END'],
  ],
  postcode: [['postcode', '{k}']],
  place: [
    ['place', '{k}'],
    ['place-start', '{s}'],
  ],
  address: [
    ['address', '{k}'],
    ['address-start', '{s}'],
  ],
  category: [['value', '{k}']],
  text: [
    ['text', '{k}'],
    ['text-start', '{s}'],
  ],
}

const OF_YEAR: readonly string[] = ['year', 'near-year']

/** All keys of the fields compared. Where there is a field for the year, the date's own year is left to it. */
function listKeys(comparisons: readonly Comparison[], dialect: Pick<Dialect, 'list'>): Key[] {
  const hasYear = comparisons.some(({ field }) => field.type === 'year')
  return comparisons.flatMap(({ field }, index) =>
    KEYS[field.type]
      .filter(([name]) => !(hasYear && field.type === 'date' && OF_YEAR.includes(name)))
      .map(([name, sql, several]) => ({
        field: index,
        name: name === 'value' || name === field.name ? field.name : `${field.name}:${name}`,
        sql: (several === 'items' ? dialect.list(sql) : sql).replace(
          /\{(\w+)\}/g,
          (_, part: string) => `{r}${partName(index, part)}`,
        ),
        list: several !== undefined,
      })),
  )
}

/** The key under which given name and surname meet even when they changed places, if both are there. */
function swapKey(comparisons: readonly Comparison[]): Key | null {
  const find = (type: FieldType) => comparisons.findIndex(({ field }) => field.type === type)
  const [given, surname] = [find('given-name'), find('surname')]
  if (given < 0 || surname < 0) return null
  const [one, other] = [`{r}${partName(given, 'k')}`, `{r}${partName(surname, 'k')}`]
  return {
    field: given,
    name: 'names in either order',
    sql: `CASE WHEN ${one} IS NOT NULL AND ${other} IS NOT NULL THEN least(${one}, ${other}) || ' ' || greatest(${one}, ${other}) END`,
    list: false,
  }
}

/** The keys of the fields, and that of both names where there are two. */
export function allKeys(comparisons: readonly Comparison[], dialect: Pick<Dialect, 'list'>): Key[] {
  const swap = swapKey(comparisons)
  return [...listKeys(comparisons, dialect), ...(swap ? [swap] : [])]
}
