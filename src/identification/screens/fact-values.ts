import { same } from '../../cases/kernel.ts'
import { type FactsRecorded, type RecordedFacts, FactsRecorded as Schema } from '../decision-model.ts'

/** Said instead of the words of a list: asked, and there were none; or nobody knows. */
export const INSTEAD: readonly string[] = ['none', 'unknown']

/** The facts as the form holds them: ticked words, or `none`, or `unknown`; nothing ticked = not said. */
export interface FactTicks {
  acts: string[]
  means: string[]
  exploitation: string[]
  country: string
}

export const ticksOf = (facts: RecordedFacts): FactTicks => ({
  acts: listOf(facts.acts?.value),
  means: listOf(facts.means?.value),
  exploitation: listOf(facts.exploitation?.value),
  country: facts.country?.value ?? '',
})

const listOf = (value: string[] | string | undefined): string[] =>
  value === undefined ? [] : Array.isArray(value) ? [...value] : [value]

const factOf = (ticks: string[]): string[] | string | undefined => {
  if (ticks.length === 0) return undefined
  return INSTEAD.includes(ticks[0] ?? '') ? ticks[0] : ticks
}

/** What the ticks say, in the terms of the rules. */
export const factsOfTicks = (ticks: FactTicks): Partial<FactsRecorded> => {
  const said = {
    acts: factOf(ticks.acts),
    means: factOf(ticks.means),
    exploitation: factOf(ticks.exploitation),
    country: ticks.country === '' ? undefined : ticks.country,
  }
  const given = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined))
  const checked = Schema.safeParse(given)
  return checked.success ? checked.data : {}
}

/** Only what differs from what is recorded, so that nobody's value is sent back as one's own; unticked = not known. */
export const changedFacts = (ticks: FactTicks, recorded: RecordedFacts): Partial<FactsRecorded> => {
  const before = factsOfTicks(ticksOf(recorded))
  const now = factsOfTicks(ticks)
  const names = ['acts', 'means', 'exploitation', 'country'] as const
  const changed = names.filter((name) => !same(before[name], now[name]))
  return Object.fromEntries(changed.map((name) => [name, now[name] ?? 'unknown']))
}

/** "None" and "not known" stand alone: ticking one clears the rest, ticking a word clears them. */
export const settleTicks = (before: readonly string[], ticked: readonly string[]): string[] => {
  const added = ticked.find((word) => !before.includes(word))
  if (added === undefined) return [...ticked]
  return INSTEAD.includes(added) ? [added] : ticked.filter((word) => !INSTEAD.includes(word))
}
