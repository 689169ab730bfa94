import { expect, test } from 'vitest'
import { stepPath } from './step-path.ts'

const place = (more: object = {}) => ({ caseId: 'C', params: {}, id: 'x', ...more })

test('a step leads to the screen that does it', () => {
  expect(stepPath('initial-assessment', place())).toBe('/cases/C/assess')
  expect(stepPath('refer-urgent-need', place({ params: { need: 'shelter' } }))).toBe('/cases/C/refer/shelter')
  expect(stepPath('follow-up', place({ id: 'follow-up:F' }))).toBe('/cases/C/follow-up/F')
})

test('a referral leads to itself, also for who does not see the case', () => {
  const params = { referralId: 'R' }
  expect(stepPath('answer-referral', place({ params }))).toBe('/referrals/R')
  expect(stepPath('answer-referral', place({ params, caseId: null }))).toBe('/referrals/R')
})

test('a kind without a screen leads to the case, and nowhere for who does not see it', () => {
  expect(stepPath('something-new', place())).toBe('/cases/C')
  expect(stepPath('unanswered-referral', place({ caseId: null }))).toBeNull()
  expect(stepPath('initial-assessment', place({ caseId: null }))).toBeNull()
})
