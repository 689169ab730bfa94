import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CaseEvent } from '../cases/kernel.ts'
import { caseSlice, isChild } from '../cases/rules.ts'
import { assessFacts } from './assess-facts.ts'
import { identificationRules } from './case-rules.ts'
import type { IdentificationView } from './decide.ts'
import { factsOf } from './facts-of.ts'
import { CaseFacts } from './model.ts'
import {
  applyTo,
  colleague,
  createCase,
  createStory,
  officer,
  procedureOf,
  team,
  type Who,
} from './testing.ts'
import { ACTS, EXPLOITATION, MEANS } from './vocabulary.ts'

const one = procedureOf(1, { identification: 24 })
const two = procedureOf(2, { confirmation: 72 })
const EPISODE = '0199aaaa-0000-7000-8000-000000000001'

describe('what two officers record', () => {
  it('stands side by side when they differ unseen, until a person settles it', () => {
    const story = createCase(one, { facts: false })
    story.act('indicators.answered', { list: 'A.L', answers: { DR01: 'yes', CD01: 'unknown' } }, officer)
    story.act('facts.recorded', { acts: ['recruitment'] }, officer)
    story.act('indicators.answered', { list: 'A.L', answers: { DR01: 'no', CD01: 'yes' } }, colleague, 0)
    story.act('facts.recorded', { acts: ['sale'] }, colleague, 0)
    const fields = () => identificationRules.conflicts(story.view.identification).map(({ field }) => field)
    expect(fields()).toEqual(['identification.acts', 'indicators.DR01'])
    expect(story.view.identification.answers.CD01?.value).toBe('yes')
    expect(story.view.identification.facts.acts?.value).toEqual(['recruitment'])
    expect(story.steps().map(({ id }) => id)).toContain('settle-conflict:identification')
  })

  it('is settled by naming the event that stays', () => {
    const story = createCase(one, { facts: false })
    story.act('facts.recorded', { acts: ['recruitment'] }, officer)
    story.act('facts.recorded', { acts: ['sale'] }, colleague, 0)
    const keep = story.events.at(-1)?.id
    story.system('conflict.settled', { field: 'identification.acts', keep })
    expect(story.view.identification.facts.acts).toMatchObject({ value: ['sale'], rivals: [] })
  })

  it('is the same in another order of the ticks, and "not known" contradicts nobody', () => {
    const story = createCase(one, { facts: false })
    story.act('facts.recorded', { acts: ['recruitment', 'sale'], means: ['force'] }, officer)
    story.act('facts.recorded', { acts: ['sale', 'recruitment'], means: 'unknown' }, colleague, 0)
    expect(identificationRules.conflicts(story.view.identification)).toEqual([])
    expect(story.view.identification.facts.means?.value).toEqual(['force'])
  })

  it('is corrected by whoever has seen it', () => {
    const story = createCase(one, { facts: false })
    story.act('facts.recorded', { acts: ['recruitment'] }, officer)
    story.act('facts.recorded', { acts: 'none' }, colleague)
    expect(story.view.identification.facts.acts).toMatchObject({ value: 'none', rivals: [] })
  })
})

describe('factsOf', () => {
  it('takes everything from where it was recorded, and asks nothing again', () => {
    const story = createCase(one)
    story.act('person.described', {
      sex: 'female',
      age: { kind: 'years', years: 19 },
      citizenship: 'UZ',
      language: 'uz',
      legalStatus: 'visitor',
    })
    story.act('episode.recorded', {
      episodeId: EPISODE,
      ageAtRecruitment: { kind: 'range', from: 16, to: 18 },
    })
    expect(factsOf(story.view)).toEqual({
      id: 'case',
      person: {
        sex: 'female',
        age: { recruitment: 16, identification: 19 },
        citizenship: 'UZ',
        language: 'uz',
        legal_status: 'visitor',
      },
      facts: { acts: ['recruitment'], means: ['deception'], exploitation: ['forced-labour'], country: 'KG' },
    })
    expect(assessFacts(factsOf(story.view))).toMatchObject({ child: true, conclusion: 'indicated' })
  })

  it('takes the country from an episode where the officer said none', () => {
    const story = createCase(one, { facts: false })
    story.act('episode.recorded', { episodeId: EPISODE, country: 'KZ' })
    expect(factsOf(story.view).facts).toEqual({ country: 'KZ' })
    story.act('facts.recorded', { country: 'RU' })
    expect(factsOf(story.view).facts).toEqual({ country: 'RU' })
  })
})

describe('next steps', () => {
  const since = '2025-11-20T10:00:00.000Z'
  const presumed = { presumed: { at: since }, lifted: null }

  it('ask for identification once somebody is presumed a victim, by the procedure’s deadline', () => {
    const story = createCase(one, { facts: false })
    expect(story.steps()).toEqual([])
    expect(story.steps(presumed)).toMatchObject([
      {
        kind: 'formal-identification',
        agency: null,
        role: 'identifier',
        since,
        dueAt: '2025-11-21T10:00:00.000Z',
      },
    ])
    expect(story.steps({ presumed: null, lifted: { at: since } })).toEqual([])
  })

  it('say when nobody on the case may decide, and who was found', () => {
    const story = createCase(one)
    story.system('identification.assigned', { task: 'decision', agency: null })
    expect(story.steps()).toMatchObject([{ kind: 'ask-authorised-body', role: 'case-manager' }])
    story.system('identification.assigned', { task: 'decision', agency: 'ngo-osh' })
    expect(story.steps()).toMatchObject([{ kind: 'formal-identification', agency: 'ngo-osh' }])
  })

  it('ask the team to confirm, or say that there is none; without a deadline none is guessed', () => {
    const story = createCase(two)
    expect(story.steps()[0]?.dueAt).toBeNull()
    story.act('identification.decided', {
      outcome: 'identified',
      reasons: 'Seen',
      form: 'child',
      proposal: true,
    })
    expect(story.steps()).toMatchObject([{ kind: 'ask-confirming-team', role: 'case-manager' }])
    story.system('identification.assigned', { task: 'confirmation', agency: 'team-osh' })
    const [step] = story.steps()
    expect(step).toMatchObject({ kind: 'confirm-identification', agency: 'team-osh' })
    expect(Date.parse(step?.dueAt ?? '') - Date.parse(step?.since ?? '')).toBe(72 * 3_600_000)
    story.act('identification.confirmed', { outcome: 'identified', reasons: 'Heard' }, team)
    expect(story.steps()).toEqual([])
    story.act('identification.appealed', { ground: 'new-facts' })
    expect(story.steps()).toMatchObject([{ kind: 'record-appeal-decision', agency: 'team-osh', dueAt: null }])
  })
})

const whos: Who[] = [
  officer,
  colleague,
  team,
  { account: 'teammate', kind: 'mobile-team' },
  { account: 'clerk', kind: 'school', roles: ['case-manager'] },
]
const fact = <Word extends string>(words: readonly Word[]) =>
  fc.option(
    fc.oneof(fc.subarray([...words], { minLength: 1, maxLength: 3 }), fc.constantFrom('none', 'unknown')),
    { nil: undefined },
  )
const age = fc.oneof(
  fc.record({ kind: fc.constant('years'), years: fc.integer({ min: 0, max: 60 }) }),
  fc.integer({ min: 0, max: 40 }).map((from) => ({ kind: 'range', from, to: from + 3 })),
  fc.record({ kind: fc.constant('group'), group: fc.constantFrom('child', 'adult', 'unknown') }),
)
const outcome = fc.constantFrom('identified', 'not-identified', 'not-yet')
const reasons = fc.constant('Seen')
const ground = fc.record({ ground: fc.constantFrom('new-facts', 'not-heard') })
const later = fc.record({ outcome, reasons })
const some = <T extends object>(facts: fc.Arbitrary<T>, other: T) =>
  facts.map((each) => (Object.values(each).some((value) => value !== undefined) ? each : other))

const data: Record<string, fc.Arbitrary<unknown>> = {
  'person.described': fc.record({ age }),
  'episode.recorded': fc.record({ episodeId: fc.constant(EPISODE), ageAtRecruitment: age }),
  'indicators.answered': fc.record({
    list: fc.constantFrom('A.L', 'C.S'),
    answers: fc.dictionary(fc.constantFrom('DR01', 'EX01', 'CD01'), fc.constantFrom('yes', 'no', 'unknown'), {
      minKeys: 1,
    }),
  }),
  'facts.recorded': some(
    fc.record({ acts: fact(ACTS), means: fact(MEANS), exploitation: fact(EXPLOITATION) }),
    {
      acts: 'none',
      means: undefined,
      exploitation: undefined,
    } as never,
  ),
  'identification.decided': fc.record({
    outcome,
    reasons,
    form: fc.constantFrom('adult', 'child'),
    proposal: fc.boolean(),
  }),
  'identification.confirmed': later,
  'identification.review-requested': ground,
  'identification.review-decided': later,
  'identification.appealed': ground,
  'identification.appeal-decided': later,
}

const deed = fc.constantFrom(...Object.keys(data)).chain((type) =>
  fc.record({
    type: fc.constant(type),
    data: data[type] ?? fc.constant({}),
    who: fc.constantFrom(...whos),
    unseen: fc.boolean(),
  }),
)
const deeds = fc.array(deed, { maxLength: 25 })

/** Every state on the way, of a case where each deed was tried and only what the rules allow was recorded. */
const states = (steps: 1 | 2, tried: { type: string; data: unknown; who: Who; unseen: boolean }[]) => {
  const story = createStory(steps === 1 ? one : two)
  story.act('case.registered', { worries: ['work-without-pay'], person: {} })
  return tried.map(({ type, data, who, unseen }) => {
    const before = story.view
    const refusal = story.act(type, data, who, unseen ? 0 : story.events.length)
    return { before, after: story.view, refusal, type, who, events: story.events }
  })
}

describe('whatever officers try, in any order', () => {
  it('never ends in a state that contradicts itself', () => {
    fc.assert(
      fc.property(fc.constantFrom(1 as const, 2 as const), deeds, (steps, tried) => {
        for (const { before, after, refusal, type, who } of states(steps, tried)) {
          const { status, outcome, proposal, history } = after.identification
          expect(proposal !== null).toBe(status === 'proposed')
          if (['decided', 'review', 'appeal'].includes(status)) expect(outcome).not.toBeNull()
          if (['none', 'open', 'proposed'].includes(status)) expect(outcome).toBeNull()
          if (steps === 1) expect(status).not.toBe('proposed')
          else if (outcome !== null)
            expect(history.some(({ kind }) => kind !== 'proposed' && kind !== 'decided')).toBe(true)
          if (refusal) expect(after).toBe(before)
          if (!refusal && type === 'identification.confirmed')
            expect(who.account).not.toBe(before.identification.proposal?.account)
        }
      }),
    )
  })

  it('keeps beside every decision exactly what `umai assess` says of the case before it', () => {
    fc.assert(
      fc.property(fc.constantFrom(1 as const, 2 as const), deeds, (steps, tried) => {
        for (const { before, after, type } of states(steps, tried)) {
          const facts = factsOf(before)
          expect(CaseFacts.parse(facts)).toEqual(facts)
          expect(assessFacts(facts).child).toBe(isChild(before.case))
          expect(after.identification.subject.person).toEqual(after.case.person)
          expect(after.identification.subject.episodes).toEqual(after.case.episodes)
          const added = after.identification.history.length > before.identification.history.length
          const last = after.identification.history.at(-1)
          if (added && last && 'advice' in last) {
            expect(type).not.toBe('identification.appealed')
            expect(last.advice).toBe(assessFacts(facts).conclusion)
          }
        }
      }),
    )
  })

  it('folds any prefix to the same state again, and any order without failing', () => {
    fc.assert(
      fc.property(deeds, fc.infiniteStream(fc.nat()), (tried, stream) => {
        const events = states(2, tried).at(-1)?.events ?? []
        const fold = (some: readonly CaseEvent[]) => some.reduce(applyTo, empty)
        expect(fold(events)).toEqual(fold(structuredClone(events)))
        const shuffled = [...events].sort(() => ((stream.next().value ?? 0) % 2 === 0 ? 1 : -1))
        expect(fold([...shuffled, ...shuffled]).identification.status).toBeTypeOf('string')
      }),
    )
  })
})

const empty: IdentificationView = {
  caseId: 'case',
  case: caseSlice.initial,
  identification: identificationRules.slice.initial,
}
