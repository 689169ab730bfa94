import type { Age } from '../../cases/fields.ts'

/** An age as somebody is saying it: how sure they are first, then the number that goes with it. */
export interface AgeText {
  kind: 'years' | 'range' | 'child' | 'adult' | 'unknown' | ''
  years: string
  from: string
  to: string
}

export const emptyAge: AgeText = { kind: '', years: '', from: '', to: '' }

export type AgeReading =
  | { age: Age | null; problem: null }
  | { age: null; problem: 'required' | 'impossible-age' | 'range-reversed' }

/** The control filled from a recorded age. */
export const ageTextOf = (age: Age | null | undefined): AgeText => {
  if (!age) return { ...emptyAge }
  if (age.kind === 'years') return { ...emptyAge, kind: 'years', years: String(age.years) }
  if (age.kind === 'range') return { ...emptyAge, kind: 'range', from: String(age.from), to: String(age.to) }
  return { ...emptyAge, kind: age.group }
}

/** What was said about the age; null when the question was not answered. */
export const readAgeText = (text: AgeText): AgeReading => {
  if (text.kind === '') return { age: null, problem: null }
  if (text.kind === 'years') return readYears(text.years)
  if (text.kind === 'range') return readRange(text.from, text.to)
  return { age: { kind: 'group', group: text.kind }, problem: null }
}

const readYears = (typed: string): AgeReading => {
  if (typed.trim() === '') return { age: null, problem: 'required' }
  const years = completedYears(typed)
  return years === null
    ? { age: null, problem: 'impossible-age' }
    : { age: { kind: 'years', years }, problem: null }
}

const readRange = (low: string, high: string): AgeReading => {
  if (low.trim() === '' || high.trim() === '') return { age: null, problem: 'required' }
  const [from, to] = [completedYears(low), completedYears(high)]
  if (from === null || to === null) return { age: null, problem: 'impossible-age' }
  return to < from
    ? { age: null, problem: 'range-reversed' }
    : { age: { kind: 'range', from, to }, problem: null }
}

const completedYears = (typed: string): number | null => {
  if (!/^\d{1,3}$/.test(typed.trim())) return null
  const years = Number(typed)
  return years <= 120 ? years : null
}

/** Issues for a form's `check`: none when the control can be read. */
export const ageIssues = (path: string, text: AgeText): { path: string; code: string }[] => {
  const { problem } = readAgeText(text)
  return problem === null ? [] : [{ path, code: problem }]
}
