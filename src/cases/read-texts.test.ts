import { expect, test } from 'vitest'
import { textsOf } from './read-texts.ts'

test('gives what people wrote and leaves codes and ids out', () => {
  const data = { worries: ['forced-work'], narrative: 'work', place: 'Bazaar', person: { sex: 'female' } }
  expect(textsOf('case.registered', data)).toEqual(['work', 'Bazaar'])
})

test('reaches into lists', () => {
  const goal = {
    goalId: 'g',
    area: 'education',
    goal: 'School',
    actions: [{ actionId: 'a', what: 'Enrol her' }],
  }
  expect(textsOf('plan.drafted', { planId: 'p', goals: [goal] })).toEqual(['School', 'Enrol her'])
})

test('an erased text and an unknown event say nothing', () => {
  expect(textsOf('case.noted', { text: '' })).toEqual([])
  expect(textsOf('no.such', { text: 'x' })).toEqual([])
})
