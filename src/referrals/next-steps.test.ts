import { describe, expect, it } from 'vitest'
import {
  CLOCK,
  dataFor,
  eventOf,
  foldOne,
  goOn,
  hoursLater,
  id,
  NOW,
  openCase,
  RECEIVER,
  referral,
  type Story,
  sentStory,
  tell,
  theReferral,
  withConsent,
} from '../../tests/helpers/referral-story.ts'
import { referralSteps } from './next-steps.ts'
import { answerByFor, lateness, nextNotice } from './notices.ts'

const steps = (story: Story) =>
  referralSteps(story.view).map(({ kind, agency, dueAt }) => [kind, agency, dueAt])

const later = (story: Story, type: string, hours: number) =>
  tell(story, type, dataFor[type], { ...(type.endsWith('ed') ? CLOCK : RECEIVER), now: hoursLater(hours) })

describe('what comes next', () => {
  it('goes back and forth between the two agencies, by the time that was chosen', () => {
    const sent = sentStory()
    expect(steps(sent)).toEqual([['answer-referral', 'osh-hospital', hoursLater(12)]])
    const asked = goOn(sent, 'referral.info-requested')
    expect(steps(asked)).toEqual([['answer-question', 'osh-support', hoursLater(12)]])
    const accepted = goOn(asked, 'referral.info-given', 'referral.accepted')
    expect(steps(accepted)).toEqual([['deliver-referral', 'osh-hospital', '2026-03-11T23:59:59.999Z']])
    const delivered = goOn(accepted, 'referral.delivered')
    expect(steps(delivered)).toEqual([['report-referral', 'osh-hospital', null]])
    const reported = goOn(delivered, 'referral.reported')
    expect(steps(reported)).toEqual([['read-report', 'osh-support', null]])
    expect(steps(goOn(reported, 'referral.report-read'))).toEqual([])
  })

  it('is another service after a no, until one was asked or nobody will be', () => {
    const declined = goOn(sentStory(), 'referral.declined')
    expect(steps(declined)).toEqual([['choose-another-service', 'osh-support', null]])
    const elsewhere = tell(
      declined,
      'referral.sent',
      referral({
        referralId: id(101),
        toAgency: 'jalal-abad-hospital',
        consentId: undefined,
        withoutConsent: 'danger-to-life',
      }),
      { agency: 'osh-support', now: hoursLater(1) },
    )
    expect(steps(elsewhere).map(([kind]) => kind)).toEqual(['answer-referral'])
    expect(steps(goOn(declined, 'referral.withdrawn'))).toEqual([])
  })

  it('is the sender’s own when the receiver has no account', () => {
    expect(steps(sentStory({ byDocument: true }))).toEqual([['record-reply', 'osh-support', hoursLater(12)]])
  })

  it('is to ask again before a consent ends that help rests on', () => {
    const story = tell(withConsent(openCase(), { until: '2026-03-20' }), 'referral.sent', referral())
    expect(steps(story)).toContainEqual(['renew-consent', 'osh-support', '2026-03-20T23:59:59.999Z'])
    expect(steps(goOn(story, 'referral.withdrawn'))).toEqual([])
  })

  it('stays for help under way when the case is closed, and for nothing else', () => {
    const close = (story: Story) => tell(story, 'case.closed', { reason: 'helped' })
    expect(steps(close(sentStory()))).toEqual([])
    expect(steps(close(goOn(sentStory(), 'referral.accepted'))).map(([kind]) => kind)).toEqual([
      'deliver-referral',
    ])
  })
})

describe('when nobody answers', () => {
  const next = (story: Story) => nextNotice(theReferral(story))

  it('reminds once when the time has passed, and escalates once at twice the time', () => {
    const sent = sentStory()
    expect(next(sent)).toEqual({ type: 'referral.reminded', at: hoursLater(12) })
    const reminded = later(sent, 'referral.reminded', 12.1)
    expect(next(reminded)).toEqual({ type: 'referral.escalated', at: hoursLater(24) })
    expect(next(later(reminded, 'referral.escalated', 24.1))).toBeNull()
  })

  it('counts from when a phone without a signal could send it', () => {
    const story = withConsent(openCase())
    const sent = {
      ...eventOf(story, 'referral.sent', referral()),
      device: 'phone',
      recordedAt: hoursLater(30),
    }
    expect(next(foldOne(story, sent))).toEqual({ type: 'referral.reminded', at: hoursLater(42) })
    expect(next(foldOne(story, { ...sent, device: null }))).toEqual({
      type: 'referral.reminded',
      at: hoursLater(12),
    })
  })

  it('waits for nothing once there is an answer, or a question', () => {
    for (const type of [
      'referral.accepted',
      'referral.declined',
      'referral.info-requested',
      'referral.withdrawn',
    ])
      expect(next(goOn(sentStory(), type))).toBeNull()
  })

  it('begins anew after a question was answered', () => {
    const again = goOn(
      later(sentStory(), 'referral.reminded', 13),
      'referral.info-requested',
      'referral.info-given',
    )
    expect(next(again)).toEqual({ type: 'referral.reminded', at: hoursLater(12) })
  })

  it('the coordinator learns which agency does not answer, and nothing about the person', () => {
    const story = later(later(sentStory(), 'referral.reminded', 13), 'referral.escalated', 25)
    const step = referralSteps(story.view).find((each) => each.agency === 'coordination')
    expect(step).toMatchObject({ kind: 'unanswered-referral', role: 'coordinator', since: hoursLater(25) })
    expect(step?.params).toEqual({ agency: 'osh-hospital' })
  })
})

describe('time', () => {
  it('is chosen with the urgency', () => {
    expect(['now', 'today', 'three-days', 'week'].map((urgency) => answerByFor(urgency, NOW))).toEqual(
      [1, 12, 72, 168].map(hoursLater),
    )
  })

  it('is left or late in whole hours while an answer is waited for', () => {
    const sent = theReferral(sentStory())
    expect(lateness(sent, hoursLater(2))).toEqual({ late: false, hours: 10 })
    expect(lateness(sent, hoursLater(38.5))).toEqual({ late: true, hours: 26 })
    expect(lateness({ ...sent, status: 'accepted' }, NOW)).toBeNull()
  })
})
