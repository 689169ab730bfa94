export interface Asked {
  from: string
  to: string
  district: string
  child: string
}

/** The last months up to now, the newest first, as `YYYY-MM`. */
export const lastMonths = (now: Date, count: number): string[] =>
  Array.from({ length: count }, (_, back) => {
    const month = new Date(now.getFullYear(), now.getMonth() - back, 1)
    return `${month.getFullYear()}-${String(month.getMonth() + 1).padStart(2, '0')}`
  })

/** The query of what was asked; empty when nothing was. */
export const queryOf = (asked: Asked): string => {
  const given = Object.entries(asked).filter(([, value]) => value !== '')
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`
}
