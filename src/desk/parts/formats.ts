import type { PartialDate } from '../../cases/fields.ts'

/** The one function of i18next that dates need; a test gives its own. */
export type Translate = (key: string, params?: Record<string, string | number>) => string

const two = (number: number) => String(number).padStart(2, '0')

/**
 * Dates in words. Browsers carry no Kyrgyz calendar (Chromium answers in English), so months and patterns are
 * messages in all three languages, and only the clock and the numbers are `Intl`'s.
 */
export const dayInWords = (date: PartialDate, t: Translate): string => {
  if (date.month === undefined) return t('desk.date.pattern.year', { year: date.year })
  if (date.day === undefined)
    return t('desk.date.pattern.month', { month: t(`desk.monthAlone.${date.month}`), year: date.year })
  return t('desk.date.pattern.full', { day: date.day, month: t(`desk.month.${date.month}`), year: date.year })
}

/** The same, as narrow as a table wants it: `20.11.2026`, in English `20 Nov 2026`. */
export const dayInShort = (date: PartialDate, t: Translate): string =>
  date.month === undefined || date.day === undefined
    ? dayInWords(date, t)
    : t('desk.date.pattern.short', {
        day: date.day,
        dd: two(date.day),
        mm: two(date.month),
        mon: t(`desk.monthShort.${date.month}`),
        year: date.year,
      })

/** A calendar day in ISO text, without a time zone coming between: `2026-11-20`. Null when it is none. */
const readDay = (iso: string): PartialDate | null => {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso) ?? []
  return year === undefined ? null : { year: Number(year), month: Number(month), day: Number(day) }
}

/** The day of a moment where the reader is. */
export const localDay = (moment: Date): PartialDate => ({
  year: moment.getFullYear(),
  month: moment.getMonth() + 1,
  day: moment.getDate(),
})

/** The day that a text is about. A moment belongs to the reader's own day: at one in the morning here it is yesterday in UTC. */
export const dayOf = (iso: string): PartialDate | null =>
  iso.includes('T') ? localDay(new Date(iso)) : readDay(iso)

/** The clock of a moment where the reader is, in 24 hours: `16:20`. */
export const clockOf = (moment: Date): string => `${two(moment.getHours())}:${two(moment.getMinutes())}`

const steps: [unit: 'minutes' | 'hours' | 'days', milliseconds: number, upTo: number][] = [
  ['minutes', 60_000, 60],
  ['hours', 3_600_000, 48],
  ['days', 86_400_000, Number.POSITIVE_INFINITY],
]

/** How far from `now`, in minutes under an hour, in hours under two days, else in days: "26 hours ago", "in 3 days". */
export const distance = (moment: Date, now: Date, t: Translate): string => {
  const away = moment.getTime() - now.getTime()
  const [unit, size] = steps.find(([, length, upTo]) => Math.abs(away) / length < upTo)!
  const count = Math.floor(Math.abs(away) / size)
  if (unit === 'minutes' && count === 0) return t('desk.time.now')
  return t(`desk.time.${away < 0 ? 'ago' : 'in'}.${unit}`, { count })
}
