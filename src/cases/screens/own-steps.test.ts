import { expect, test } from 'vitest'
import type { NextStep } from '../kernel.ts'
import { isMine, ownFirst } from './own-steps.ts'

const step = (id: string, more: Partial<NextStep> = {}): NextStep => ({
  id,
  kind: id,
  agency: null,
  role: 'case-manager',
  since: '',
  dueAt: null,
  order: 0,
  ...more,
})
const manager = { agency: 'A', roles: ['case-manager'] }

test('a step of nobody is the lead agency’s', () => {
  expect(isMine(step('x'), manager, 'A')).toBe(true)
  expect(isMine(step('x'), manager, 'B')).toBe(false)
})

test('a commission member does not take up a case manager’s step', () => {
  expect(isMine(step('x'), { agency: 'A', roles: ['commission-member'] }, 'A')).toBe(false)
  expect(
    isMine(step('x', { role: 'commission-member' }), { agency: 'A', roles: ['commission-member'] }, 'A'),
  ).toBe(true)
})

test('own steps come first and keep the order of the rules', () => {
  const steps = [step('theirs', { agency: 'B' }), step('one'), step('two')]
  expect(ownFirst(steps, manager, 'A').map((each) => each.id)).toEqual(['one', 'two', 'theirs'])
})
