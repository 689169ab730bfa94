import { expect, test } from 'vitest'
import { type CaseFile, emptyFile } from '../../case-file.ts'
import { printableForms } from './printable-forms.ts'

type Draft = Record<'referrals' | 'identification' | 'plan', Record<string, unknown>>

const file = (change: (file: Draft) => void): CaseFile => {
  const made = structuredClone(emptyFile('c', 'p'))
  change(made as unknown as Draft)
  return made
}

test('a new case has nothing to print', () => expect(printableForms(emptyFile('c', 'p'))).toEqual([]))

test('each referral has its own form, and says which need it is for', () => {
  const forms = printableForms(
    file((each) => {
      each.referrals.referrals = [
        { referralId: 'one', need: 'shelter' },
        { referralId: 'two', need: 'legal' },
      ]
    }),
  )
  expect(forms.map((each) => [each.query, each.need])).toEqual([
    ['&referral=one', 'shelter'],
    ['&referral=two', 'legal'],
  ])
})

test('the questionnaire once begun, a child’s or an adult’s; of plans the last', () => {
  const forms = printableForms(
    file((each) => {
      const startedAt = '2026-01-01T00:00:00Z'
      Object.assign(each.identification, { startedAt, status: 'decided', form: 'child' })
      each.plan.plans = [{ planId: 'old' }, { planId: 'new' }]
    }),
  )
  expect(forms).toEqual([
    { form: 'identification-record-child', path: 'identification', query: '' },
    { form: 'individual-plan', path: 'plan', query: '&plan=new' },
  ])
})
