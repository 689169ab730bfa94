import type { Dimension, IndicatorAnswers, IndicatorList } from './indicator-model.ts'
import type { Act, Exploitation, Means } from './model.ts'

/** A word the officer may want to enter as a fact, and the indicators answered yes that speak for it. */
export type Suggestion<Word> = { word: Word; indicators: string[] }

export type SuggestedFacts = {
  acts: Suggestion<Act>[]
  means: Suggestion<Means>[]
  exploitation: Suggestion<Exploitation>[]
}

type Words = { acts?: Act[]; means?: Means[]; exploitation?: Exploitation[] }

/**
 * What each dimension speaks for in the terms of the Palermo Protocol: D1–D3 act and means, D4 purpose, D5 and
 * D6 means. D4 is left to the list, because only the labour lists name the kind of exploitation.
 */
const BY_DIMENSION: Readonly<Record<Dimension, Words>> = {
  D1: { acts: ['recruitment'], means: ['deception'] },
  D2: { acts: ['recruitment'], means: ['coercion'] },
  D3: { acts: ['recruitment'], means: ['abuse-of-vulnerability'] },
  D4: {},
  D5: { means: ['coercion'] },
  D6: { means: ['abuse-of-vulnerability'] },
}

/** Indicators whose own wording names a means or a purpose more closely than their dimension does. */
const BY_INDICATOR: Readonly<Record<string, Words>> = {
  CR01: { means: ['force'] },
  CR03: { means: ['document-retention'] },
  CR04: { means: ['debt-bondage'] },
  CR06: { means: ['threat'] },
  CR07: { means: ['threat'] },
  CR08: { means: ['threat'] },
  CD01: { means: ['document-retention'] },
  CD02: { means: ['debt-bondage'] },
  CD04: { means: ['force'] },
  CD05: { exploitation: ['forced-criminality'] },
  CD09: { means: ['threat'] },
  CD10: { means: ['threat'] },
  CD11: { means: ['threat'] },
  CD15: { means: ['threat'] },
}

/**
 * Which facts the answers speak for: a suggestion the officer sees and confirms, never a fact by itself.
 * Only a yes speaks for anything; a no or an unknown never speaks against.
 */
export function factsFromAnswers(list: IndicatorList, answers: IndicatorAnswers): SuggestedFacts {
  const yes = list.indicators.filter(({ id }) => Object.hasOwn(answers, id) && answers[id] === 'yes')
  const spoken = yes.flatMap(({ id, dimension }) => [
    { id, words: BY_DIMENSION[dimension] },
    { id, words: Object.hasOwn(BY_INDICATOR, id) ? (BY_INDICATOR[id] ?? {}) : {} },
    { id, words: dimension === 'D4' ? purposeOf(list) : {} },
  ])
  return {
    acts: gather(spoken.map(({ id, words }) => ({ id, words: words.acts ?? [] }))),
    means: gather(spoken.map(({ id, words }) => ({ id, words: words.means ?? [] }))),
    exploitation: gather(spoken.map(({ id, words }) => ({ id, words: words.exploitation ?? [] }))),
  }
}

function purposeOf(list: IndicatorList): Words {
  return list.id.endsWith('L') ? { exploitation: ['forced-labour'] } : {}
}

function gather<Word extends string>(spoken: { id: string; words: Word[] }[]): Suggestion<Word>[] {
  const indicators = new Map<Word, string[]>()
  for (const { id, words } of spoken)
    for (const word of words) indicators.set(word, [...(indicators.get(word) ?? []), id])
  return [...indicators].map(([word, ids]) => ({ word, indicators: ids }))
}
