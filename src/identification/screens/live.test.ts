import { describe, expect, it } from 'vitest'
import { loadReference } from '../../reference/load.ts'
import { listFor, suspectedKind } from '../rules.ts'
import { createCase, procedureOf } from '../testing.ts'
import { changedFacts, factsOfTicks, settleTicks, ticksOf } from './fact-values.ts'
import { answersNow, assessNow, screenNow, suggestNow } from './live.ts'
import { questionnairesOf } from './use-lists.ts'

const loaded = await loadReference()
if ('problems' in loaded) throw new Error(loaded.problems.join('\n'))
const { indicatorLists } = loaded.reference
const lists = questionnairesOf({
  questions: indicatorLists[0]!.indicators,
  lists: indicatorLists.map(({ id, labels, status, indicators }) => ({
    id,
    labels,
    status,
    ratings: Object.fromEntries(indicators.map((each) => [each.id, each.rating])),
  })),
})

const one = procedureOf(1)

describe('the lists on a screen', () => {
  it('are those of the reference data, each with its own questions and ratings', () => {
    for (const list of indicatorLists) {
      const put = lists.get(list.id)
      expect(put?.indicators.map(({ id, rating }) => [id, rating])).toEqual(
        list.indicators.map(({ id, rating }) => [id, rating]),
      )
    }
  })

  it('are the child’s for whoever is not known to be an adult', () => {
    const formOf = (years?: number) =>
      createCase(one, years === undefined ? {} : { years }).view.identification.form
    expect([listFor(formOf(15), 'S'), listFor(formOf(), 'L'), listFor(formOf(30), 'L')]).toEqual([
      'C.S',
      'C.L',
      'A.L',
    ])
  })

  it('follow what is suspected: the last list, then the facts, then the worry', () => {
    const story = createCase(one, { years: 30, facts: false })
    expect(suspectedKind(story.view)).toBe('L')
    story.act('facts.recorded', { exploitation: ['webcam'] })
    expect(suspectedKind(story.view)).toBe('S')
    story.act('indicators.answered', { list: 'A.L', answers: { DR01: 'yes' } })
    expect(suspectedKind(story.view)).toBe('L')
  })
})

describe('what stands on the screen before it is sent', () => {
  it('is assessed and screened by the same rules', () => {
    const story = createCase(one, { years: 30, facts: false })
    story.act('indicators.answered', { list: 'A.L', answers: { DR01: 'yes', EX01: 'yes' } })
    const answers = answersNow(story.view, {
      answers: { DR02: 'yes', EX02: 'yes', CD01: 'yes', CD02: 'yes' },
    })
    const [screened] = screenNow(story.view, lists, answers, 'A.L')
    expect(screened?.screening.result).toBe('PRESUMED_VICTIM_OF_TRAFFICKING')
    expect(suggestNow(lists, ['A.L', 'C.L'], answers).exploitation).toEqual([
      { word: 'forced-labour', indicators: ['EX01', 'EX02'] },
    ])
    const facts = {
      acts: ['receipt' as const],
      means: ['force' as const],
      exploitation: ['slavery' as const],
    }
    expect(assessNow(story.view).conclusion).toBe('possible')
    expect(assessNow(story.view, { facts }).conclusion).toBe('indicated')
  })

  it('abstains by a list whose ratings nobody confirmed', () => {
    const story = createCase(one, { years: 15 })
    const [screened] = screenNow(story.view, lists, { DR01: 'yes', EX01: 'yes' }, 'C.S')
    expect(screened?.screening.result).toBe('INDETERMINATE')
  })
})

describe('ticks for act, means and purpose', () => {
  it('let "none" and "not known" stand alone', () => {
    expect(settleTicks([], ['sale'])).toEqual(['sale'])
    expect(settleTicks(['sale'], ['sale', 'none'])).toEqual(['none'])
    expect(settleTicks(['none'], ['sale', 'none'])).toEqual(['sale'])
    expect(settleTicks(['sale', 'receipt'], ['sale'])).toEqual(['sale'])
  })

  it('send only what differs from what is recorded', () => {
    const { facts } = createCase(one).view.identification
    const ticks = ticksOf(facts)
    expect(changedFacts(ticks, facts)).toEqual({})
    expect(changedFacts({ ...ticks, means: ['none'], country: 'KZ' }, facts)).toEqual({
      means: 'none',
      country: 'KZ',
    })
    expect(changedFacts({ ...ticks, acts: [] }, facts)).toEqual({ acts: 'unknown' })
    expect(factsOfTicks({ acts: [], means: [], exploitation: [], country: '' })).toEqual({})
  })
})
