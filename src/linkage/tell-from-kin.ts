/**
 * Telling one person whose given name is written otherwise from relatives, who share surname, phone and, twins, the
 * date. Only a document shows it; without one, how names go wrong in general has to.
 */
import type { Pass, Step } from './expect-matches.ts'
import type { FieldParameters, LinkParameters } from './model.ts'

const TOLD_FROM_KIN: readonly string[] = ['given-name', 'full-name']
const ENOUGH_PERSONAL = 300

/**
 * Which passes teach how a field agrees: where enough pairs have the same document, they alone are asked about given
 * names. `personal`: they do.
 */
export function passesFor(
  field: FieldParameters,
  start: LinkParameters,
  passes: readonly Pass[],
  steps: readonly Step[],
): { at: number[]; personal: boolean } {
  const all = [...passes.keys()]
  if (!TOLD_FROM_KIN.includes(field.type)) return { at: all, personal: true }
  const personal = all.filter((at) =>
    passes[at]!.blocked.some((one) => start.fields[one]!.type === 'national-id'),
  )
  const found = personal.reduce(
    (sum, at) => sum + steps[at]!.weights.reduce((total, weight) => total + weight, 0),
    0,
  )
  return found >= ENOUGH_PERSONAL ? { at: personal, personal: true } : { at: all, personal: false }
}

/**
 * m with the levels that are commoner in relatives than in one person lowered to what names gone wrong explain: in one
 * person a wholly other name is no commoner than all near misses together, or than the starting values say. Left free,
 * a file of clean names takes its twins for one person who is called otherwise each time.
 */
export function notOtherPeople(start: FieldParameters, m: readonly number[]): number[] {
  const { kin } = start
  if (!kin) return [...m]
  const isOther = start.m.map((share, level) => kin[level]! > share)
  const sum = (shares: readonly number[], other: boolean) =>
    shares.reduce((total, share, level) => (isOther[level] === other ? total + share : total), 0)
  const near = sum([0, ...m.slice(1)], false)
  const told = m.map((share, level) =>
    isOther[level] ? Math.min(share, Math.max(start.m[level]!, near)) : share,
  )
  const scale = (1 - sum(told, true)) / sum(told, false)
  return told.map((share, level) => (isOther[level] ? share : share * scale))
}
