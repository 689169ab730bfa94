import type { Finding, Period } from './model.ts'

/** More people than live in the country are no count of anything here. */
const MOST = 10_000_000

type Read<T> = { value: T } | { finding: Finding }

const wrong = (problem: Finding['problem'], where: string, expected: string, found: string) => ({
  finding: { problem, grave: true, where, expected, found },
})

const COUNT = '0, 1, 2 …'

/** A count as published. An empty text is no count: whoever published nothing has not said zero. */
export const readCount = (text: string, where: string): Read<number> => {
  const trimmed = text.trim()
  if (/^-\d+(\.\d+)?$/.test(trimmed)) return wrong('negative-count', where, COUNT, trimmed)
  if (/^\d+[.,]\d+$/.test(trimmed) && Number(trimmed.replace(',', '.')) % 1 !== 0)
    return wrong('fractional-count', where, COUNT, trimmed)
  if (!/^\d+(\.0+)?$/.test(trimmed)) return wrong('not-a-count', where, COUNT, JSON.stringify(trimmed))
  const count = Number(trimmed)
  return count > MOST ? wrong('huge-count', where, `≤ ${MOST}`, trimmed) : { value: count }
}

/** A year, or years as `2001-2003`. `today` is an ISO day: a year that is not over cannot have been counted. */
export const readPeriod = (text: string, today: string, where: string): Read<Period> => {
  const years = /^(\d{4})(?:[-–](\d{4}))?$/.exec(text.trim())
  const from = Number(years?.[1])
  const to = Number(years?.[2] ?? years?.[1])
  if (!years || from > to || from < 1991) return wrong('wrong-period', where, '2001, 2001-2003', text)
  if (to >= Number(today.slice(0, 4)))
    return wrong('period-not-over', where, `≤ ${Number(today.slice(0, 4)) - 1}`, text)
  return { value: { from, to } }
}
