import type { IdentityFact } from '../people/model.ts'
import { bitsOf, LEAST_BITS, piecesOf, type prepareKey, type Value } from '../tokens/index.ts'

type Encoder = ReturnType<typeof prepareKey>['encode']

export interface KnownPerson {
  sex: string
  birthYears: { from: number; to: number } | null
}

/** A wider span of years says too little to stand for a year of birth. */
const WIDEST_YEARS = 3

/**
 * The token of an identity, as the same person's row in an agency's list gives it; null when too little is known to
 * tell anybody apart. `facts` are those that stand, oldest first: the last of each kind is taken.
 */
export const tokenOfIdentity = (
  facts: readonly IdentityFact[],
  person: KnownPerson,
  encode: Encoder,
): { token: Uint8Array; filled: string } | null => {
  const made = encode(piecesOf(valuesOf(facts, person)))
  return bitsOf(made.filled) < LEAST_BITS ? null : made
}

const valuesOf = (facts: readonly IdentityFact[], { sex, birthYears }: KnownPerson): Value[] => {
  const last = (kind: IdentityFact['kind'], part?: string) => {
    const found = facts.findLast(
      (fact) =>
        fact.kind === kind &&
        (part === undefined ||
          ('part' in fact && fact.part === part) ||
          ('type' in fact && fact.type === part)),
    )
    return found && 'value' in found ? found.value : undefined
  }
  const inParts = last('name', 'given') !== undefined || last('name', 'surname') !== undefined
  const born = facts.findLast((fact) => fact.kind === 'birth-date')?.date
  const span = birthYears && birthYears.to - birthYears.from < WIDEST_YEARS ? birthYears : null
  const year = born?.year ?? (span ? Math.round((span.from + span.to) / 2) : undefined)
  const values: [Value['type'], string | number | undefined][] = [
    ['given-name', last('name', 'given')],
    ['surname', last('name', 'surname')],
    ['patronymic', last('name', 'patronymic')],
    ['full-name', inParts ? undefined : last('name', 'full')],
    ['date', born?.month && born.day ? dayOf(born.year, born.month, born.day) : undefined],
    ['year', year],
    ['sex', sex === 'female' || sex === 'male' ? sex : undefined],
    ['national-id', last('document')],
    ['phone', last('contact', 'phone')],
  ]
  return values.flatMap(([type, text]) => (text === undefined ? [] : [{ type, text: String(text) }]))
}

const dayOf = (year: number, month: number, day: number) =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
