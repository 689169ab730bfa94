/** Reads when somebody was born as lists write it. Pure; the day of the import is an argument. */

export interface Birth {
  year: number
  month?: number
  day?: number
}

const EARLIEST_YEAR = 1900
const OLDEST = 120

/**
 * 07.05.2001, 7/5/2001, 2001-05-07, 05.2001 or 2001: the day comes before the month, as offices of the region write.
 * Null when it is none of these, no day of the calendar, or still to come on `today` (ISO).
 */
export const readBirthDate = (text: string, today: string): Birth | null => {
  const plain = text.trim().replace(/\s*(г\.?|года?|ж\.?)$/iu, '')
  const local = /^(\d{1,2})[-./](\d{1,2})[-./](\d{4})$/.exec(plain)
  if (local) return check(Number(local[3]), Number(local[2]), Number(local[1]), today)
  const iso = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?:[T ].*)?$/.exec(plain)
  if (iso) return check(Number(iso[1]), Number(iso[2]), Number(iso[3]), today)
  const month = /^(\d{1,2})[-./](\d{4})$/.exec(plain)
  if (month) return check(Number(month[2]), Number(month[1]), undefined, today)
  return readBirthYear(plain, today)
}

export const readBirthYear = (text: string, today: string): Birth | null => {
  const year = /^(\d{4})\s*(г\.?|года?|ж\.?)?$/iu.exec(text.trim())
  return year ? check(Number(year[1]), undefined, undefined, today) : null
}

const check = (
  year: number,
  month: number | undefined,
  day: number | undefined,
  today: string,
): Birth | null => {
  if (year < EARLIEST_YEAR || (month !== undefined && (month < 1 || month > 12))) return null
  if (day !== undefined && (day < 1 || day > new Date(Date.UTC(year, month!, 0)).getUTCDate())) return null
  const iso = [String(year), ...[month, day].flatMap((part) => (part === undefined ? [] : [two(part)]))].join(
    '-',
  )
  if (iso > today.slice(0, iso.length)) return null
  return { year, ...(month === undefined ? {} : { month }), ...(day === undefined ? {} : { day }) }
}

const two = (part: number) => String(part).padStart(2, '0')

/** Completed years, or null when it is no age. */
export const readAge = (text: string): number | null => {
  const found = /^(\d{1,3})(\s*(лет|год|года|жаш|жашта|years?))?$/iu.exec(text.trim())
  const years = found ? Number(found[1]) : null
  return years === null || years > OLDEST ? null : years
}

/** The ages, in completed years, that somebody born so can have on `today`; one figure when the day says it. */
export const agesOf = (birth: Birth, today: string): { from: number; to: number } => {
  const [year, month, day] = today.slice(0, 10).split('-').map(Number) as [number, number, number]
  const most = year - birth.year
  if (birth.month === undefined) return { from: Math.max(0, most - 1), to: most }
  if (birth.month !== month) return same(birth.month < month ? most : most - 1)
  if (birth.day === undefined) return { from: Math.max(0, most - 1), to: most }
  return same(birth.day <= day ? most : most - 1)
}

const same = (years: number) => ({ from: years, to: years })
