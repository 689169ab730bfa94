import { expect, test } from 'vitest'
import { type CaseFile, emptyFile } from '../../case-file.ts'
import { pathOfCase } from './path-of-case.ts'

type Draft = Record<'case' | 'assessment' | 'referrals' | 'identification', Record<string, unknown>>

const file = (change: (file: Draft) => void = () => {}): CaseFile => {
  const made = structuredClone(emptyFile('c', 'p'))
  Object.assign(made.case, { status: 'open', openedAt: '2026-01-01T00:00:00Z' })
  change(made as unknown as Draft)
  return made
}
const states = (change?: (file: Draft) => void) =>
  pathOfCase(file(change)).map((each) => `${each.key} ${each.state}`)

test('after the concern the assessment is next', () => {
  expect(states().slice(0, 3)).toEqual(['concern done', 'assessment now', 'help later'])
})

test('help that began first is done, and the assessment is still next', () => {
  const path = pathOfCase(
    file((each) => {
      each.referrals.referrals = [
        { accepted: { at: '2026-01-03T00:00:00Z' } },
        { accepted: { at: '2026-01-02T00:00:00Z' } },
      ]
    }),
  )
  expect(path.find((each) => each.key === 'help')).toEqual({
    key: 'help',
    state: 'done',
    at: '2026-01-02T00:00:00Z',
  })
  expect(path.find((each) => each.state === 'now')?.key).toBe('assessment')
})

test('a referral only sent is not yet help', () => {
  expect(
    states((each) => {
      each.assessment.completedAt = '2026-01-02T00:00:00Z'
      each.referrals.referrals = [{ accepted: null }]
    }),
  ).toContain('help now')
})

test('identification is reached with a decision, not with a proposal or an appeal', () => {
  const path = pathOfCase(
    file((each) => {
      each.identification.outcome = 'identified'
      each.identification.history = [
        { kind: 'proposed', outcome: 'identified', at: '2026-02-01T00:00:00Z' },
        { kind: 'confirmed', outcome: 'identified', at: '2026-02-02T00:00:00Z' },
        { kind: 'appealed', at: '2026-02-03T00:00:00Z' },
      ]
    }),
  )
  expect(path.find((each) => each.key === 'identification')?.at).toBe('2026-02-02T00:00:00Z')
})

test('of a closed case nothing is next', () => {
  const closed = states((each) => {
    each.case.status = 'closed'
  })
  expect(closed.some((each) => each.endsWith('now'))).toBe(false)
})
