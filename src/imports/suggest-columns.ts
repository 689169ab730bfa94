/** Suggests what the columns of a list hold, by what they are called in Kyrgyz, Russian, Uzbek and English. Pure. */
import type { ColumnKind } from './model.ts'

/** Names in the order they are tried: "имя отца" must be met before "имя". */
const CALLED: readonly (readonly [ColumnKind, readonly string[]])[] = [
  ['full-name', ['фио', 'ф и о', 'аты жөнү', 'аты жону', 'полное имя', 'full name', 'fio', 'fish', 'ф и ш']],
  ['patronymic', ['отчество', 'атасынын аты', 'имя отца', 'patronymic', 'middle name', 'otasining ismi']],
  ['surname', ['фамилия', 'фамилиясы', 'surname', 'last name', 'family name', 'familiya']],
  ['birth-year', ['год рождения', 'туулган жылы', 'birth year', 'year of birth', 'г р', 'tugilgan yili']],
  [
    'birth-date',
    [
      'дата рождения',
      'туулган күнү',
      'туулган куну',
      'birth date',
      'date of birth',
      'birthdate',
      'dob',
      'д р',
    ],
  ],
  ['age', ['возраст', 'жашы', 'age', 'полных лет', 'yoshi']],
  ['given-name', ['имя', 'аты', 'given name', 'first name', 'name', 'ism']],
  ['sex', ['пол', 'жынысы', 'sex', 'gender', 'jinsi']],
  [
    'document',
    [
      'инн',
      'пин',
      'паспорт',
      'документ',
      'жеке номери',
      'personal number',
      'national id',
      'passport',
      'pin',
      'id',
    ],
  ],
  ['phone', ['телефон', 'тел', 'phone', 'mobile', 'telefon', 'номер телефона']],
  ['address', ['адрес', 'дареги', 'address', 'место жительства', 'жашаган жери', 'manzil']],
]

/** One kind a column, each kind at most once: a second column like it is left out until somebody says otherwise. */
export const suggestColumns = (columns: readonly string[]): ColumnKind[] => {
  const taken = new Set<ColumnKind>()
  return columns.map((name) => {
    const kind = kindOf(name)
    if (kind === null || taken.has(kind)) return 'nothing'
    taken.add(kind)
    return kind
  })
}

const plain = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const kindOf = (name: string): ColumnKind | null => {
  const folded = plain(name)
  if (folded === '') return null
  const whole = CALLED.find(([, names]) => names.includes(folded))
  if (whole) return whole[0]
  const padded = ` ${folded} `
  return CALLED.find(([, names]) => names.some((each) => padded.includes(` ${each} `)))?.[0] ?? null
}
