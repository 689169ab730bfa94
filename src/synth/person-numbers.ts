import { isoDate } from './days.ts'
import type { Sex } from './person.ts'

/*
 * Numbers that no two people share, without remembering any: a person is known by the number of the household and a
 * code within it (0 first, 1 sibling, 2 twin), and both are folded into the numbers so that they could be read back.
 */

/** Births are spread over this many days by the household's number; a multiple of it is what the draw decides. */
const ROUND = 1024
const PHONES = 400_000_000

/** The day nearest to the wanted one on which this person may be born: at most 512 days away. */
export function birthDayNear(wanted: number, household: number, code: number): number {
  // Twins are born on the day of the first of them.
  const residue = (household * 619 + (code === 1 ? 389 : 0)) % ROUND
  return residue + ROUND * Math.round((wanted - residue) / ROUND)
}

/** A personal number as Kyrgyz ones are made: 1 woman or 2 man, day, month, year of birth, five digits. */
export function nationalId(sex: Sex, birthDay: number, household: number, code: number): string {
  const [year, month, day] = isoDate(birthDay).split('-')
  const serial = ((Math.floor(household / ROUND) * 4 + code) * 37_717 + 12_345) % 100_000
  return `${sex === 'female' ? 1 : 2}${day}${month}${year}${String(serial).padStart(5, '0')}`
}

/** The nine digits of a phone number after +996. */
export const phoneOf = (household: number, code: number): string => scatter((household * 4 + code) * 2)

/** The second number of whoever has this one first. */
export function otherPhoneOf(phone: string): string {
  const first = '2579'.indexOf(phone.charAt(0)) * 100_000_000 + Number(phone.slice(1))
  return writePhone((first + STEP) % PHONES)
}

/** Even places of the sequence are first numbers, odd ones second; STEP has no divisor in common with PHONES. */
const STEP = 24_036_583
const scatter = (place: number): string => writePhone((place * STEP) % PHONES)
const writePhone = (number: number): string =>
  '2579'.charAt(Math.floor(number / 100_000_000)) + String(number % 100_000_000).padStart(8, '0')
