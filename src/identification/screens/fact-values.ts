import { same } from '../../cases/kernel.ts'
import type { RecordedFacts } from '../decision-model.ts'
import { type FactsRecorded, FactsRecorded as Schema } from '../decision-model.ts'

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
  return ticks[0] === 'none' || ticks[0] === 'unknown' ? ticks[0] : ticks
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

/** Only what differs from what is recorded, so that nobody's value is sent back as one's own. */
export const changedFacts = (ticks: FactTicks, recorded: RecordedFacts): Partial<FactsRecorded> => {
  const before = factsOfTicks(ticksOf(recorded))
  return Object.fromEntries(
    Object.entries(factsOfTicks(ticks)).filter(
      ([name, value]) => !same(before[name as keyof FactsRecorded], value),
    ),
  )
}
