import { z } from 'zod'

/**
 * Field types that event schemas are made of. Secrecy and vocabulary are properties of the field, declared here
 * once: the store seals what is `secret`, the door checks what is `coded`, a test refuses any string that is neither.
 */

/** Free text about people. It is stored sealed with the person's key and never logged. */
export const secretText = (max = 4000) => z.string().trim().min(1).max(max).meta({ secret: true })

/** A code of the named vocabulary in `reference/vocabulary/`. */
export const coded = (vocabulary: string) => z.string().min(1).max(60).meta({ vocabulary })

/** A code of another reference list: `agency`, `service`, `district`, `region`, `procedure`, `indicator`. */
export const referenceCode = (list: 'agency' | 'service' | 'district' | 'procedure' | 'indicator' | 'body') =>
  z
    .string()
    .min(1)
    .max(80)
    .regex(/^[\p{L}\p{N}._:-]+$/u)
    .meta({ list })

export const uuid = () => z.uuid()

/** A moment, ISO 8601 with offset. */
export const instant = () => z.iso.datetime({ offset: true })

/** A full calendar day, for what is planned. */
export const day = () => z.iso.date()

/** ISO 3166-1 alpha-2, or what is said when there is no country. */
export const citizenship = () =>
  z
    .string()
    .regex(/^([A-Z]{2}|stateless|unknown)$/)
    .meta({ list: 'country' })

export const yesNoUnknown = () => z.enum(['yes', 'no', 'unknown'])

/** A date of which day, or day and month, may be unknown. `{}` is not a date: leave the field out instead. */
export const PartialDate = z
  .object({
    year: z.number().int().min(1900).max(2100),
    month: z.number().int().min(1).max(12).optional(),
    day: z.number().int().min(1).max(31).optional(),
  })
  .strict()
  .refine((d) => d.day === undefined || d.month !== undefined, { message: 'day-without-month' })
  .refine((d) => d.day === undefined || existsInCalendar(d), { message: 'impossible-date' })
export type PartialDate = z.infer<typeof PartialDate>

const existsInCalendar = (d: { year: number; month?: number | undefined; day?: number | undefined }) => {
  const date = new Date(Date.UTC(d.year, (d.month ?? 1) - 1, d.day ?? 1))
  return date.getUTCMonth() === (d.month ?? 1) - 1
}

/** The earliest day a partial date can mean, as ISO text, for comparing. */
export const earliest = (d: PartialDate): string =>
  `${d.year}-${String(d.month ?? 1).padStart(2, '0')}-${String(d.day ?? 1).padStart(2, '0')}`

/** The latest day a partial date can mean. */
export const latest = (d: PartialDate): string => {
  const month = d.month ?? 12
  const last = d.day ?? new Date(Date.UTC(d.year, month, 0)).getUTCDate()
  return `${d.year}-${String(month).padStart(2, '0')}-${String(last).padStart(2, '0')}`
}

/** An age in completed years, a guess from–to, or only child or adult; unknown is a value of its own. */
export const Age = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('years'), years: z.number().int().min(0).max(120) }).strict(),
  z
    .object({
      kind: z.literal('range'),
      from: z.number().int().min(0).max(120),
      to: z.number().int().min(0).max(120),
    })
    .strict()
    .refine((a) => a.to >= a.from, { message: 'range-reversed', path: ['to'] }),
  z.object({ kind: z.literal('group'), group: z.enum(['child', 'adult', 'unknown']) }).strict(),
])
export type Age = z.infer<typeof Age>

/**
 * Whether an age is a child's: true, false or null when it cannot be said. A guess that may be under 18 counts
 * as a child until shown otherwise (standards.md 1.3, age disputed).
 */
export const isChildAge = (age: Age | null): boolean | null => {
  if (age === null) return null
  if (age.kind === 'years') return age.years < 18
  if (age.kind === 'range') return age.from < 18
  return age.group === 'unknown' ? null : age.group === 'child'
}
