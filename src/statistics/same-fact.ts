import type { CaseFact } from './fact-model.ts'

/** Whether two facts say the same. Moments may be written with another offset; fields may stand in another order. */
export const isSameFact = (one: CaseFact | undefined, other: CaseFact): boolean =>
  one !== undefined && canonical(one) === canonical(other)

const canonical = (fact: CaseFact): string =>
  JSON.stringify(
    Object.entries({ ...fact, nextDueAt: moment(fact.nextDueAt), waitingSince: moment(fact.waitingSince) })
      .map(([name, value]) => [name, Array.isArray(value) ? value.map((each) => sorted(each)) : value])
      .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  )

const sorted = (value: unknown): unknown =>
  typeof value === 'object' && value !== null ? Object.entries(value).sort() : value

const moment = (text: string | null): number | null => (text === null ? null : Date.parse(text))
