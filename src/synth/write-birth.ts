import { ageOn, isoDate } from './days.ts'
import type { Person } from './person.ts'
import type { Draws } from './random.ts'
import type { Clerk } from './slips.ts'

/** What a list says of a birth; empty = not said. The year is that of the date, or the list's year less the age. */
export type Birth = { date: string; year: string; age: string }

/** How a clerk writes a birth down on a day: a date, an age, or nothing. `again`: others met the person before. */
export function writeBirth(person: Person, day: number, again: boolean, clerk: Clerk): Birth {
  const { list, draws } = clerk
  const how = draws.number()
  if (how < list.noBirth) return { date: '', year: '', age: '' }
  if (how < list.noBirth + list.ageOnly) {
    const age = writeAge(person, day, again, clerk)
    return { date: '', year: String(Number(isoDate(day).slice(0, 4)) - age), age: String(age) }
  }
  const date = writeDate(isoDate(person.birthDay), clerk)
  return { date, year: date.slice(0, 4), age: '' }
}

function writeAge(person: Person, day: number, again: boolean, clerk: Clerk): number {
  const age = ageOn(day, person.birthDay)
  if (again && person.recruitedAsChild && clerk.slips('ageAtRecruitment'))
    return ageOn(person.firstSeen, person.birthDay)
  if (age < 18) return clerk.slips('minorAge') ? offByUpToThree(age, clerk.draws) : age
  return clerk.slips('heaped') ? Math.round(age / 5) * 5 : age
}

function offByUpToThree(age: number, draws: Draws): number {
  const years = draws.whole(1, 3)
  return age < years || draws.chance(0.5) ? age + years : age - years
}

function writeDate(date: string, clerk: Clerk): string {
  const [year, month, day] = date.split('-') as [string, string, string]
  if (clerk.slips('januaryFirst')) return `${year}-01-01`
  if (Number(day) <= 12 && day !== month && clerk.slips('dayMonthSwapped')) return `${year}-${day}-${month}`
  return clerk.slips('dateTypo') ? mistypeDate(year, month, day, clerk.draws) : date
}

/** A wrong day, month or last digit of the year, and still a date. */
function mistypeDate(year: string, month: string, day: string, draws: Draws): string {
  const kind = draws.number()
  if (kind < 0.4) return `${year.slice(0, 3)}${otherDigit(year.charAt(3), draws)}-${month}-${clampDay(day)}`
  if (kind < 0.6) return `${year}-${anotherOf(month, ['01', '03', '07', '08', '10', '12'], draws)}-${day}`
  return `${year}-${month}-${anotherOf(day, [`0${draws.whole(1, 9)}`, `1${day.charAt(1)}`, `2${draws.whole(0, 8)}`], draws)}`
}

/** 29 February exists only in some years. */
const clampDay = (day: string): string => (day === '29' ? '28' : day)

function anotherOf(value: string, others: readonly string[], draws: Draws): string {
  const different = others.filter((other) => other !== value)
  return draws.pick(different)
}

/** A digit that is not this one. */
export const otherDigit = (digit: string, draws: Draws): string =>
  String((Number(digit) + draws.whole(1, 9)) % 10)
