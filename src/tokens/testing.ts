import { SynthOptions } from '../synth/index.ts'
import { makePeople } from '../synth/make-people.ts'
import type { prepareKey } from './encode.ts'
import type { Value } from './features.ts'
import { piecesOf } from './features.ts'
import type { TokenKey, TokenRow } from './model.ts'

export const keyOf = (byte: number, agreement = 'test'): TokenKey => ({
  format: 'umai-token-key-1',
  agreement,
  key: Buffer.alloc(32, byte).toString('base64'),
})

/** Tokens of synthetic people on two lists, each person known by the id. Spaced so that a double keeps one id. */
export function tokensOfPeople(
  people: number,
  { encode }: Pick<ReturnType<typeof prepareKey>, 'encode'>,
): [TokenRow[], TokenRow[]] {
  const options = SynthOptions.parse({
    people,
    lists: ['one', 'other'].map((name) => ({ name, share: 0.6, doubles: 0, noNationalId: 0.3 })),
    dependence: [],
  })
  const lists: [TokenRow[], TokenRow[]] = [[], []]
  let made = 0
  for (const { rows } of makePeople(options, ['KG02-a', 'KG03-b', 'KG04-c'], new Map())) {
    for (const { list, record } of rows) {
      const values: Value[] = [
        { type: 'given-name', text: record.given_name },
        { type: 'surname', text: record.surname },
        { type: 'patronymic', text: record.patronymic },
        { type: 'sex', text: record.sex },
        { type: 'date', text: record.birth_date },
        { type: 'year', text: record.birth_year },
        { type: 'phone', text: record.phone },
        { type: 'national-id', text: record.national_id },
      ]
      lists[list as 0 | 1].push({ id: record.person, ...encode(piecesOf(values)) })
    }
    made += 1
    if (made === people) return lists
  }
  return lists
}
