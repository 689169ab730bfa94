/**
 * The comparison levels of each field type. Levels look at the other fields where one value stands in another's
 * place: names swapped, a father's name written as surname, an age beside a date. Thresholds are those usual in
 * record linkage (Jaro–Winkler .92 and .88, one edit), not fitted to a file. Where a value is counted, a rare one says
 * more: of two spellings that are nearly the same the rarer one, of a date its year.
 */
import type { Comparison, Condition, Field, FieldType, Level } from './model.ts'
import { OF_FATHER } from './parts.ts'

const CLOSE = 0.92
const SIMILAR = 0.85

/** Name of a field's part in a folded record. */
export function partName(index: number, part: string): string {
  return `f${index}_${part}`
}

type Place = { part: (part: string) => string; of: (type: FieldType, part: string) => string | null }
type Build = (place: Place) => { unknown: Condition; levels: Level[] }

/** The comparisons of a list of fields, in its order. */
export function buildComparisons(fields: readonly Field[]): Comparison[] {
  const of = (type: FieldType, part: string) => {
    const index = fields.findIndex((field) => field.type === type)
    return index < 0 ? null : partName(index, part)
  }
  return fields.map((field, index) => ({
    field,
    ...BUILDS[field.type]({ part: (part) => partName(index, part), of }),
  }))
}

const all = (...conditions: Condition[]): Condition => ({ all: conditions })
const any = (...conditions: Condition[]): Condition => ({ any: conditions })

/**
 * Given name and surname in each other's place. Both must have moved: one shared word is not enough. Where both surnames
 * say "son of", none has moved: Айбек Азамат уулу and Азамат Айбек уулу are two people.
 */
function nameSwap({ of }: Place): Condition | null {
  const [given, surname, kind] = [of('given-name', 'k'), of('surname', 'k'), of('surname', 'o')]
  if (!given || !surname || !kind) return null
  return all({ crossed: [given, surname], from: CLOSE }, { not: { both: kind, are: OF_FATHER } })
}

/** A given name in the other record's surname, whose own other name changed or is missing: with one surname none has moved. */
function nameInSurname({ part, of }: Place): Condition | null {
  const [surname, stem, kind] = ['k', 't', 'o'].map((one) => of('surname', one))
  if (!surname || !stem || !kind) return null
  const stayed = any({ same: stem }, { both: kind, are: OF_FATHER })
  return all({ same: part('k'), as: surname }, { not: stayed })
}

const givenName: Build = (place) => {
  const k = place.part('k')
  const [swap, moved] = [nameSwap(place), nameInSurname(place)]
  return {
    unknown: { missing: k },
    levels: [
      { name: 'exact', when: { same: k }, frequency: 'k' },
      { name: 'short-form', when: any({ same: place.part('d') }, { starts: k, letters: 3 }), rarer: 'k' },
      { name: 'close', when: any({ alike: k, from: CLOSE }, { edits: k, most: 1, letters: 5 }), rarer: 'k' },
      ...(swap ? [{ name: 'swapped', when: swap }] : []),
      { name: 'similar', when: any({ alike: k, from: SIMILAR }, { starts: k, letters: 1 }), rarer: 'k' },
      { name: 'pet-form', when: { begins: k, as: place.part('h') }, rarer: 'k' },
      ...(moved ? [{ name: 'in-surname', when: moved }] : []),
    ],
  }
}

const surname: Build = (place) => {
  const [k, t] = [place.part('k'), place.part('t')]
  const [swap, father, sex] = [nameSwap(place), place.of('patronymic', 't'), place.of('sex', 'k')]
  // A surname that is the father's name says nothing beside one father's name in both: that counts already.
  const told = father ? all({ same: father }, { same: t, as: father }) : null
  return {
    unknown: told ? any({ missing: k }, told) : { missing: k },
    levels: [
      { name: 'exact', when: { same: k }, frequency: 'k' },
      { name: 'same-stem', when: { same: t }, frequency: 't' },
      { name: 'close', when: any({ alike: k, from: CLOSE }, { edits: t, most: 1, letters: 5 }), rarer: 't' },
      // The given name's "swapped" already counts it.
      ...(swap ? [{ name: 'swapped', when: swap, neutral: true }] : []),
      ...(father ? [{ name: 'father-name', when: { same: t, as: father } }] : []),
      { name: 'similar', when: { alike: t, from: SIMILAR }, rarer: 't' },
      // Women change their surname when they marry: a different one says less.
      ...(sex ? [{ name: 'different-woman', when: { both: sex, are: 'f' } }] : []),
    ],
  }
}

const patronymic: Build = (place) => {
  const t = place.part('t')
  return {
    unknown: { missing: t },
    levels: [
      { name: 'exact', when: { same: t }, frequency: 't' },
      { name: 'close', when: any({ alike: t, from: CLOSE }, { edits: t, most: 1, letters: 5 }), rarer: 't' },
      { name: 'similar', when: { alike: t, from: SIMILAR }, rarer: 't' },
    ],
  }
}

const fullName: Build = (place) => {
  const [r, k] = [place.part('r'), place.part('k')]
  const words = ['w1', 'w2', 'w3', 'w4'].map(place.part)
  return {
    unknown: { missing: k },
    levels: [
      { name: 'exact', when: { same: r }, frequency: 'r' },
      { name: 'same-stem', when: { same: k }, frequency: 'k' },
      { name: 'part', when: { covers: words, from: 1, words: 2 } },
      { name: 'close', when: any({ covers: words, from: CLOSE, words: 2 }, { alike: k, from: CLOSE }) },
      { name: 'similar', when: any({ covers: words, from: SIMILAR, words: 2 }, { common: words, words: 2 }) },
      { name: 'one-word', when: { common: words, words: 1 } },
    ],
  }
}

const date: Build = (place) => {
  const [y, x, z, ym, md, yd] = ['y', 'x', 'z', 'ym', 'md', 'yd'].map(place.part) as [
    string,
    string,
    string,
    string,
    string,
    string,
  ]
  return {
    unknown: { missing: y },
    levels: [
      { name: 'exact', when: { same: x }, rarer: 'y' },
      { name: 'year-known', when: all({ same: y }, { missing: x }), rarer: 'y' },
      { name: 'day-month', when: { same: x, as: z } },
      { name: 'one-digit', when: { edits: x, most: 1, letters: 8 } },
      { name: 'two-parts', when: any({ same: ym }, { same: yd }, { same: md }) },
      { name: 'same-year', when: { same: y } },
      { name: 'near-year', when: { near: y, by: 2 } },
    ],
  }
}

const year: Build = (place) => {
  const [y, known] = [place.part('y'), place.part('n')]
  return {
    // Where both records have a date the date counts, and the year would count it again.
    unknown: any({ missing: y }, { both: known, are: 'date' }),
    levels: [
      { name: 'exact', when: { same: y }, frequency: 'y' },
      { name: 'one-year', when: { near: y, by: 1 }, rarer: 'y' },
      { name: 'near-year', when: { near: y, by: 3 }, rarer: 'y' },
    ],
  }
}

const sex: Build = (place) => ({
  unknown: { missing: place.part('k') },
  levels: [{ name: 'exact', when: { same: place.part('k') } }],
})

const nationalId: Build = (place) => {
  const k = place.part('k')
  return {
    unknown: { missing: k },
    levels: [
      { name: 'exact', when: { same: k }, frequency: 'k' },
      { name: 'close', when: any({ edits: k, most: 1, letters: 6 }, { edits: k, most: 2, letters: 10 }) },
    ],
  }
}

const phone: Build = (place) => {
  const k = place.part('k')
  return {
    unknown: { missing: k },
    levels: [
      { name: 'exact', when: { same: k }, frequency: 'k' },
      { name: 'close', when: { edits: k, most: 1, letters: 6 } },
    ],
  }
}

const email: Build = (place) => {
  const [k, l] = [place.part('k'), place.part('l')]
  return {
    unknown: { missing: k },
    levels: [
      { name: 'exact', when: { same: k }, frequency: 'k' },
      { name: 'same-local', when: { same: l }, frequency: 'l' },
      { name: 'close', when: any({ alike: k, from: CLOSE }, { edits: l, most: 1, letters: 5 }) },
      { name: 'similar', when: { alike: l, from: SIMILAR } },
    ],
  }
}

const postcode: Build = (place) => {
  const [k, p] = [place.part('k'), place.part('p')]
  return {
    unknown: { missing: k },
    levels: [
      { name: 'exact', when: { same: k }, frequency: 'k' },
      { name: 'close', when: { edits: k, most: 1, letters: 4 } },
      { name: 'area', when: { same: p } },
    ],
  }
}

const words: Build = (place) => {
  const k = place.part('k')
  return {
    unknown: { missing: k },
    levels: [
      { name: 'exact', when: { same: k }, frequency: 'k' },
      {
        name: 'close',
        when: any({ alike: k, from: CLOSE }, { edits: k, most: 1, letters: 5 }),
      },
      {
        name: 'similar',
        when: any({ alike: k, from: SIMILAR }, { shared: [place.part('h1'), place.part('h2')], from: 0.5 }),
      },
    ],
  }
}

const category: Build = (place) => {
  const k = place.part('k')
  return {
    unknown: { missing: k },
    levels: [
      { name: 'exact', when: { same: k }, frequency: 'k' },
      { name: 'close', when: any({ alike: k, from: CLOSE }, { edits: k, most: 1, letters: 4 }) },
    ],
  }
}

const BUILDS: Record<FieldType, Build> = {
  'given-name': givenName,
  surname,
  patronymic,
  'full-name': fullName,
  date,
  year,
  sex,
  'national-id': nationalId,
  phone,
  email,
  postcode,
  place: words,
  address: words,
  category,
  text: words,
}
