const DAY = 86_400_000

/** Year-month-day of a day counted from 1970-01-01. */
export const isoDate = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10)

/** Completed years on a day, as people count them. */
export function ageOn(day: number, birthDay: number): number {
  const [now, born] = [new Date(day * DAY), new Date(birthDay * DAY)]
  const before = now.getUTCMonth() * 32 + now.getUTCDate() < born.getUTCMonth() * 32 + born.getUTCDate()
  return now.getUTCFullYear() - born.getUTCFullYear() - (before ? 1 : 0)
}
