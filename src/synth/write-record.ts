import { isoDate } from './days.ts'
import type { Person } from './person.ts'
import { otherPhoneOf } from './person-numbers.ts'
import type { Draws } from './random.ts'
import type { Clerk } from './slips.ts'
import { otherDigit, writeBirth } from './write-birth.ts'
import { writeNames } from './write-names.ts'
import { writePlaceholder } from './write-placeholder.ts'

export const COLUMNS = [
  'record_id',
  'given_name',
  'surname',
  'patronymic',
  'sex',
  'birth_date',
  'birth_year',
  'age',
  'recorded_on',
  'phone',
  'district',
  'national_id',
  'person',
  'slips',
] as const

/** A row of a list without its id, which is given when it is put in its place. */
export type SynthRecord = Record<Exclude<(typeof COLUMNS)[number], 'record_id'>, string>

/** Where the person lives now and then, besides their home. */
export interface Meeting {
  person: Person
  /** The truth: which person this is. */
  name: string
  /** The day, and whether another list had met the person before. */
  day: number
  again: boolean
  drawDistrict: (draws: Draws) => string
}

/** One row of an agency's list, as its clerk writes it. */
export function writeRecord(meeting: Meeting, clerk: Clerk): SynthRecord {
  const { person, day, again } = meeting
  const { list, draws } = clerk
  const unnamed = draws.chance(list.noName)
  const names = unnamed ? writePlaceholder(person, draws) : writeNames(person, clerk)
  const birth = writeBirth(person, day, again, clerk)
  return {
    given_name: names.given,
    surname: names.surname,
    patronymic: names.patronymic,
    sex: draws.chance(list.noSex) ? '' : writeSex(person, clerk),
    birth_date: birth.date,
    birth_year: birth.year,
    age: birth.age,
    recorded_on: isoDate(day),
    phone: unnamed || draws.chance(list.noPhone) ? '' : writePhone(person, clerk),
    district: draws.chance(list.noDistrict) ? '' : writeDistrict(meeting, clerk),
    national_id: unnamed || draws.chance(list.noNationalId) ? '' : writeNationalId(person, clerk),
    person: meeting.name,
    slips: [...(unnamed ? ['noName'] : []), ...clerk.made].join(' '),
  }
}

function writeSex({ sex }: Person, clerk: Clerk): string {
  return clerk.slips('wrongSex') ? (sex === 'male' ? 'female' : 'male') : sex
}

function writeDistrict({ person, drawDistrict }: Meeting, clerk: Clerk): string {
  if (!clerk.slips('otherDistrict')) return person.district
  // Few tries suffice: no district holds most people, and the home again is no wrong answer.
  const away = drawDistrict(clerk.draws)
  return away === person.district ? drawDistrict(clerk.draws) : away
}

/** As people write a Kyrgyz number: with +996, without plus, with 0 and groups, or bare. */
function writePhone(person: Person, clerk: Clerk): string {
  const digits = clerk.slips('otherPhone') ? otherPhoneOf(person.phone) : person.phone
  const [code, ...pairs] = digits.match(/^...|../g)!
  return clerk.draws.pick([`+996${digits}`, `996${digits}`, `0${code} ${pairs.join('-')}`, digits])
}

function writeNationalId({ nationalId }: Person, clerk: Clerk): string {
  if (!clerk.slips('idTypo')) return nationalId
  const { draws } = clerk
  const place = draws.whole(1, nationalId.length - 2)
  const [one, next] = [nationalId.charAt(place), nationalId.charAt(place + 1)]
  const swap = one !== next && draws.chance(0.4)
  const typed = swap ? next + one : otherDigit(one, draws) + next
  return nationalId.slice(0, place) + typed + nationalId.slice(place + 2)
}
