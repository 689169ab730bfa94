import fc from 'fast-check'
import { expect, test } from 'vitest'
import { needLevels } from './model.ts'
import { answersOfTicks, needsOf, questionsFor } from './questions.ts'
import { fold, registered } from './testing.ts'

const needsFor = (person: object) => questionsFor(fold([registered(person)]).case).flatMap(needsOf)

test('danger is asked first, and never more than three screens', () => {
  for (const person of [{}, { age: { kind: 'years', years: 9 }, language: 'tg' }]) {
    const questions = questionsFor(fold([registered(person)]).case)
    expect(questions[0]?.id).toBe('safety')
    expect(questions.length).toBeLessThanOrEqual(3)
  }
})

test('the guardian is asked about for a child, also for a guess that may be a child', () => {
  const ages = [
    { kind: 'years', years: 17 },
    { kind: 'range', from: 16, to: 20 },
    { kind: 'group', group: 'child' },
  ]
  for (const age of ages) expect(needsFor({ age })).toContain('guardian')
  for (const age of [
    { kind: 'years', years: 18 },
    { kind: 'group', group: 'unknown' },
  ])
    expect(needsFor({ age })).not.toContain('guardian')
})

test('an interpreter is offered unless the language is one that is spoken here', () => {
  for (const language of ['ky', 'ru', 'uz']) expect(needsFor({ language })).not.toContain('interpreter')
  expect(needsFor({ language: 'tg' })).toContain('interpreter')
  expect(needsFor({})).toContain('interpreter')
})

test('ticked is urgent; not ticked is not known, and takes nothing back that was known', () => {
  expect(answersOfTicks(['food', 'legal'], ['food'], {})).toEqual({ food: 'urgent', legal: 'unknown' })
  expect(answersOfTicks(['food', 'legal'], [], { food: 'urgent', legal: 'some' })).toEqual({
    food: 'unknown',
    legal: 'some',
  })
})

test('a screen of ticks answers each of its needs, and never says "none" by itself', () => {
  const needs = ['food', 'legal', 'shelter']
  const before = fc.dictionary(fc.constantFrom(...needs), fc.constantFrom(...needLevels))
  fc.assert(
    fc.property(fc.subarray(needs), before, (ticked, known) => {
      const answers = answersOfTicks(needs, ticked, known)
      expect(Object.keys(answers)).toEqual(needs)
      for (const need of needs) if (answers[need] === 'none') expect(known[need]).toBe('none')
    }),
  )
})
