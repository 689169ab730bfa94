import { expect, test } from 'vitest'
import type { CaseEvent } from '../cases/kernel.ts'
import { assessmentSteps } from './next-steps.ts'
import { event, fold, procedure, registered } from './testing.ts'

const answer = (seq: number, answers: Record<string, string>) => event(seq, 'need.answered', { answers })
const presumed = (seq: number) => event(seq, 'victim.presumed', { grounds: ['debt'] })
const idsAfter = (events: CaseEvent[], more: object = {}) =>
  assessmentSteps({ ...fold(events), ...more }, procedure)
    .sort((a, b) => a.order - b.order)
    .map((step) => step.id)

test('after registration the initial assessment comes first, then the decision to presume', () => {
  expect(idsAfter([registered()])).toEqual(['initial-assessment', 'decide-presumption'])
})

test('deadlines are the procedure’s; one that it does not set stays unset', () => {
  const [assess, presume] = assessmentSteps(fold([registered()]), procedure)
  expect(assess).toMatchObject({ since: '2026-05-01T10:01:00.000Z', dueAt: '2026-05-02T10:01:00.000Z' })
  expect(presume).toMatchObject({ dueAt: null, role: 'first-responder' })
})

test('each urgent need asks for a referral, also before anybody presumed anything', () => {
  const events = [registered(), answer(2, { safety: 'urgent', food: 'some', legal: 'urgent' })]
  expect(idsAfter(events)).toEqual([
    'initial-assessment',
    'refer-urgent-need:safety',
    'refer-urgent-need:legal',
    'decide-presumption',
  ])
})

test('a live or delivered referral meets the need; a declined or withdrawn one does not', () => {
  const events = [registered(), answer(2, { legal: 'urgent' }), event(3, 'assessment.completed'), presumed(4)]
  const withReferral = (status: string) =>
    idsAfter(events, { referrals: { referrals: [{ need: 'legal', status }] } })
  for (const status of ['sent', 'accepted', 'delivered', 'reported']) expect(withReferral(status)).toEqual([])
  for (const status of ['declined', 'withdrawn'])
    expect(withReferral(status)).toEqual(['refer-urgent-need:legal'])
  expect(idsAfter(events, { referrals: { referrals: [{ need: 'food', status: 'sent' }] } })).toEqual([
    'refer-urgent-need:legal',
  ])
})

test('presuming, lifting and a decision on identification each end the question', () => {
  const open = [registered(), answer(2, { legal: 'none' }), event(3, 'assessment.completed')]
  expect(idsAfter(open)).toEqual(['decide-presumption'])
  expect(idsAfter([...open, presumed(4)])).toEqual([])
  expect(idsAfter([...open, presumed(4), event(5, 'presumption.lifted', { reason: 'other' })])).toEqual([])
  expect(idsAfter(open, { identification: { outcome: 'identified' } })).toEqual([])
})

test('lifting a presumption leaves urgent needs to be met', () => {
  const events = [registered(), answer(2, { shelter: 'urgent' }), presumed(3)]
  const lifted = [
    ...events,
    event(4, 'presumption.lifted', { reason: 'other' }),
    event(5, 'assessment.completed'),
  ]
  expect(idsAfter(lifted)).toEqual(['refer-urgent-need:shelter'])
})

test('a closed case asks for nothing, a reopened one again', () => {
  const closed = [registered(), event(2, 'case.closed', { reason: 'safe' })]
  expect(idsAfter(closed)).toEqual([])
  expect(idsAfter([...closed, event(3, 'case.reopened', { reason: 'new' })])).toContain('initial-assessment')
})
