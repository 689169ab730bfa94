import type { LinkRecord } from '../linkage/rules.ts'
import { foldDocument, foldPhone } from './fold-number.ts'
import type { IdentityFact } from './model.ts'
import type { BirthYears, NamePart } from './name-tokens.ts'

/** What is known of a person for comparing them with another. `birthDates` as ISO dates, possibly only the year. */
export interface ComparedFacts {
  names: readonly NamePart[]
  birthDates?: readonly string[]
  birthYears?: BirthYears | undefined
  sex?: string | undefined
  documents?: readonly string[]
  phones?: readonly string[]
}

/** A wider span of years says too little to stand for a year of birth. */
const WIDEST_YEARS = 3

/**
 * Two people as linkage compares them; `one` is made ready once for many others. A name in parts is compared with a
 * name in parts; where one side has only a whole name, whole names are compared, and never both, which would count
 * one likeness twice.
 */
export const linkRecordsOf = (one: ComparedFacts): ((other: ComparedFacts) => [LinkRecord, LinkRecord]) => {
  const [parts, whole] = [recordOf(one, true), recordOf(one, false)]
  const oneInParts = isInParts(one)
  return (other) => {
    const inParts = oneInParts && isInParts(other)
    return [inParts ? parts : whole, recordOf(other, inParts)]
  }
}

const isInParts = ({ names }: ComparedFacts) => valuesOf(names, 'given', 'surname').length > 0

const recordOf = (facts: ComparedFacts, inParts: boolean): LinkRecord => ({
  ...(inParts ? partsOf(facts.names) : { fullName: wholeNames(facts.names) }),
  birthDate: facts.birthDates ?? [],
  birthYear: yearOf(facts),
  sex: facts.sex === 'female' || facts.sex === 'male' ? facts.sex : null,
  document: (facts.documents ?? []).map(foldDocument),
  phone: (facts.phones ?? []).map(foldPhone).filter((phone) => phone !== ''),
})

const valuesOf = (names: readonly NamePart[], ...kinds: NamePart['kind'][]) =>
  names.filter(({ kind }) => kinds.includes(kind)).map(({ value }) => value)

const partsOf = (names: readonly NamePart[]) => ({
  givenNames: valuesOf(names, 'given'),
  surname: valuesOf(names, 'surname'),
  patronymic: valuesOf(names, 'patronymic'),
})

/** Each whole name, and the parts put together; an alias beside them, since it may be the name another list has. */
const wholeNames = (names: readonly NamePart[]): string[] => {
  const [surname, given, patronymic] = (['surname', 'given', 'patronymic'] as const).map(
    (kind) => valuesOf(names, kind).at(-1) ?? '',
  )
  const joined = [surname, given, patronymic].filter((part) => part !== '').join(' ')
  return [...valuesOf(names, 'full'), ...(joined === '' ? [] : [joined]), ...valuesOf(names, 'alias')]
}

/** The year in the middle of a narrow span; years next to each other count as near anyway. */
const yearOf = ({ birthYears }: ComparedFacts): number | null =>
  birthYears && birthYears.to - birthYears.from < WIDEST_YEARS
    ? Math.round((birthYears.from + birthYears.to) / 2)
    : null

/** What identity facts and the row of a person say, for comparing. */
export const comparedFacts = (
  facts: readonly IdentityFact[],
  person: { birthYears: BirthYears | null; sex: string },
): ComparedFacts => ({
  names: facts.flatMap((fact) =>
    fact.kind === 'name' ? [{ kind: fact.part as NamePart['kind'], value: fact.value }] : [],
  ),
  birthDates: facts.flatMap((fact) => (fact.kind === 'birth-date' ? [isoOf(fact.date)] : [])),
  documents: facts.flatMap((fact) => (fact.kind === 'document' ? [fact.value] : [])),
  phones: facts.flatMap((fact) => (fact.kind === 'contact' && fact.type === 'phone' ? [fact.value] : [])),
  birthYears: person.birthYears ?? undefined,
  sex: person.sex,
})

const isoOf = ({ year, month, day }: { year: number; month?: number; day?: number }): string =>
  [String(year), ...(month ? [pad(month)] : []), ...(month && day ? [pad(day)] : [])].join('-')

const pad = (value: number) => String(value).padStart(2, '0')
