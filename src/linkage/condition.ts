import { editDistance } from '../people/name-similarity.ts'
import { bitCount, coversWords, jaroWinkler } from './likeness.ts'
import type { Condition, FoldedRecord, PartValue } from './model.ts'

type Test<T extends Condition> = (condition: T, one: FoldedRecord, other: FoldedRecord) => boolean

/** Whether a condition holds for two records: the meaning that `condition-sql.ts` says again in SQL. Symmetric. */
export function holds(condition: Condition, one: FoldedRecord, other: FoldedRecord): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, one, other))
  if ('any' in condition) return condition.any.some((part) => holds(part, one, other))
  if ('not' in condition) return !holds(condition.not, one, other)
  if ('missing' in condition) return !known(one[condition.missing]) || !known(other[condition.missing])
  if ('both' in condition)
    return one[condition.both] === condition.are && other[condition.both] === condition.are
  if ('same' in condition) return same(condition, one, other)
  if ('alike' in condition) return alike(condition, one, other)
  if ('crossed' in condition) return crossed(condition, one, other)
  if ('edits' in condition) return edits(condition, one, other)
  if ('starts' in condition) return starts(condition, one, other)
  if ('begins' in condition) return begins(condition, one, other) || begins(condition, other, one)
  if ('near' in condition) return near(condition, one, other)
  if ('shared' in condition) return shared(condition, one, other)
  const [words, others] = [wordsOf(one, condition), wordsOf(other, condition)]
  return 'covers' in condition
    ? coversWords(words, others, condition.from, condition.words)
    : words.filter((word) => others.includes(word)).length >= condition.words
}

const same: Test<Extract<Condition, { same: string }>> = ({ same: part, as }, one, other) =>
  as === undefined
    ? known(one[part]) && one[part] === other[part]
    : (known(one[part]) && one[part] === other[as]) || (known(one[as]) && one[as] === other[part])

const crossed: Test<Extract<Condition, { crossed: unknown }>> = ({ crossed: parts, from }, one, other) => {
  const [first, second] = parts
  return like(one[first], other[second], from) && like(one[second], other[first], from)
}

const alike: Test<Extract<Condition, { alike: string }>> = ({ alike: part, as, from }, one, other) => {
  return as === undefined
    ? like(one[part], other[part], from)
    : like(one[part], other[as], from) || like(one[as], other[part], from)
}

function like(a: PartValue | undefined, b: PartValue | undefined, from: number): boolean {
  return typeof a === 'string' && typeof b === 'string' && jaroWinkler(a, b) >= from
}

const edits: Test<Extract<Condition, { edits: string }>> = ({ edits: part, most, letters }, one, other) => {
  const [a, b] = [one[part], other[part]]
  if (typeof a !== 'string' || typeof b !== 'string') return false
  if (Math.min(a.length, b.length) < letters || Math.abs(a.length - b.length) > most) return false
  return editDistance(a, b) <= most
}

const starts: Test<Extract<Condition, { starts: string }>> = ({ starts: part, letters }, one, other) => {
  const [a, b] = [one[part], other[part]]
  if (typeof a !== 'string' || typeof b !== 'string') return false
  return Math.min(a.length, b.length) >= letters && (a.startsWith(b) || b.startsWith(a))
}

const begins: Test<Extract<Condition, { begins: string }>> = ({ begins: part, as }, one, other) => {
  const [whole, start] = [one[part], other[as]]
  return typeof whole === 'string' && typeof start === 'string' && whole.startsWith(start)
}

const near: Test<Extract<Condition, { near: string }>> = ({ near: part, by }, one, other) => {
  const [a, b] = [one[part], other[part]]
  return typeof a === 'number' && typeof b === 'number' && Math.abs(a - b) <= by
}

const shared: Test<Extract<Condition, { shared: unknown }>> = ({ shared: [low, high], from }, one, other) => {
  const parts = [one[low], one[high], other[low], other[high]]
  if (!parts.every((part) => typeof part === 'number')) return false
  const [a, b, c, d] = parts as [number, number, number, number]
  return bitCount(a & c) + bitCount(b & d) >= from * (bitCount(a | c) + bitCount(b | d))
}

function wordsOf(
  record: FoldedRecord,
  condition: { covers: readonly string[] } | { common: readonly string[] },
) {
  const parts = 'covers' in condition ? condition.covers : condition.common
  return parts.map((part) => record[part]).filter((word) => typeof word === 'string')
}

function known(value: PartValue | undefined): boolean {
  return value !== null && value !== undefined
}
