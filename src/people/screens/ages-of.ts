import { type AgeText, ageTextOf } from '../../desk/parts/age-text.ts'

/** The ages that somebody born in these years may have at a moment, as a guess from–to; empty when none are known. */
export const agesOf = (years: { from: number; to: number } | null, now: Date): AgeText => {
  if (!years) return ageTextOf(null)
  const year = now.getUTCFullYear()
  return ageTextOf({
    kind: 'range',
    from: Math.max(0, year - years.to - 1),
    to: Math.max(0, year - years.from),
  })
}
