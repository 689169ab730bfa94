import { foldWords } from '../../people/fold-words.ts'
import type { FieldType } from '../model.ts'

/** What a column may be called in Kyrgyz, Russian, Uzbek and English, in the order they are tried; compared folded. */
const CALLED: readonly (readonly [FieldType | 'id', string])[] = [
  ['full-name', 'фио, аты-жөнү, аты жөнү, полное имя, full name, fish'],
  ['patronymic', 'отчество, атасынын аты, patronymic, middle name, father, отаси'],
  ['surname', 'фамилия, фамилиясы, surname, last name, family name, familiya'],
  ['given-name', 'имя, аты, given name, first name, name, ism, исм'],
  ['year', 'год рождения, туулган жылы, birth year, year of birth, tugilgan yili'],
  ['date', 'дата рождения, туулган күнү, birth date, date of birth, dob, born, рождения, туулган'],
  ['sex', 'пол, жынысы, sex, gender, jinsi'],
  ['national-id', 'инн, пин, пинфл, national id, personal number, pin, soc sec id, жеке номери'],
  ['phone', 'телефон, phone, mobile, telefon, номер телефона'],
  ['email', 'email, e-mail, почта, электронная почта'],
  ['postcode', 'индекс, postcode, zip'],
  ['place', 'район, району, district, область, город, city, place, туман'],
  ['address', 'адрес, дареги, address, manzil'],
  ['id', 'id, номер, номери, no, number, record id, unique id, код'],
]

const calls = CALLED.flatMap(([holds, names]) =>
  names.split(', ').map((name) => ({ holds, folded: foldWords(name).join(' ') })),
)

/** What a column probably holds, by its name: the whole name first, then the longest beginning; null when no idea. */
export function guessColumn(name: string): FieldType | 'id' | null {
  const folded = foldWords(name.replaceAll('_', ' ')).join(' ')
  const whole = calls.find((call) => call.folded === folded)
  if (whole) return whole.holds
  const within = calls
    .filter((call) => call.folded.length > 3 && folded.includes(call.folded))
    .sort((one, other) => other.folded.length - one.folded.length)
  return within[0]?.holds ?? null
}
