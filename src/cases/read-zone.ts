/** Where a country counts its days; another country is another line. */
const zones: Record<string, string> = { KG: 'Asia/Bishkek' }

export const zoneOf = (country: string): string => zones[country] ?? 'UTC'

const finders = new Map<string, (moment: string) => string>()

/** Finds the calendar day of a moment (ISO) as people there say it, `YYYY-MM-DD`; making a formatter costs more than using it. */
export const dayFinder = (zone: string): ((moment: string) => string) => {
  const known = finders.get(zone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  const finder = (moment: string) => format.format(new Date(moment))
  finders.set(zone, finder)
  return finder
}

/** The calendar day of a moment as people there say it, `YYYY-MM-DD`. */
export const dayIn = (zone: string, moment: Date): string => dayFinder(zone)(moment.toISOString())

/** The last moment of a calendar day in that zone. */
export const endOfDay = (zone: string, day: string): Date => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const nextMidnight = Date.UTC(year, month - 1, date + 1)
  // The offset a few hours off the change of a clock could be wrong by one step, so it is asked where it applies.
  const guess = nextMidnight - offsetAt(zone, nextMidnight)
  return new Date(nextMidnight - offsetAt(zone, guess) - 1)
}

/** The first moment of a calendar day in that zone. */
export const startOfDay = (zone: string, day: string): Date =>
  new Date(endOfDay(zone, dayBefore(day)).getTime() + 1)

const dayBefore = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)

const offsetAt = (zone: string, moment: number): number => {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    timeZoneName: 'longOffset',
  }).formatToParts(moment)
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT'
  const [, sign, hours, minutes] = /GMT([+-])(\d+):(\d+)/.exec(name) ?? [null, '+', '0', '0']
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000
}
