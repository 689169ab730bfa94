import type { Age } from './fields.ts'

/**
 * An age said at one moment (ISO text), as the age on another day (`YYYY-MM-DD`), moved by the whole years between. With
 * no birthday known it may be a year more or less than counted. "Child" stays so until shown otherwise (standards.md
 * 1.3); an adult may have been a child a year before.
 */
export const ageOn = (age: Age, at: string, day: string): Age => {
  const years = wholeYears(at.slice(0, 10), day)
  const moved = (said: number) => Math.min(120, Math.max(0, said + years))
  if (years === 0) return age
  if (age.kind === 'years') return { kind: 'years', years: moved(age.years) }
  if (age.kind === 'range') return { kind: 'range', from: moved(age.from), to: moved(age.to) }
  return age.group === 'adult' && years < 0 ? { kind: 'group', group: 'unknown' } : age
}

/** Whole years from one day to another; negative when it lies before. */
const wholeYears = (from: string, to: string): number => {
  if (to < from) return -wholeYears(to, from)
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4))
  return to.slice(5) < from.slice(5) ? years - 1 : years
}
