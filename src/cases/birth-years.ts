import type { Age } from './fields.ts'

/**
 * The years somebody may have been born in, from an age said at a moment (ISO text). Somebody of 15 in 2026 was
 * born in 2010 or 2011. Null when only "child", "adult" or unknown was said.
 */
export const birthYearsOf = (age: Age, at: string): { from: number; to: number } | null => {
  const year = Number(at.slice(0, 4))
  if (age.kind === 'years') return { from: year - age.years - 1, to: year - age.years }
  if (age.kind === 'range') return { from: year - age.to - 1, to: year - age.from }
  return null
}
