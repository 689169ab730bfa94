import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  CLOCK,
  CONSENT,
  consentTo,
  dataFor,
  emptyStory,
  eventOf,
  foldOne,
  OUTSIDER,
  openCase,
  RECEIVER,
  referral,
  refusalOf,
  SENDER,
  type Story,
} from '../../tests/helpers/referral-story.ts'
import { allowedFor, opensIdentity, referralNext } from './rules.ts'

const data: Record<string, object> = {
  ...dataFor,
  'case.registered': { worries: ['begging'], person: {} },
  'case.closed': { reason: 'helped' },
  'case.reopened': { reason: 'new-concern' },
  'consent.given': consentTo(),
  'consent.refused': { purpose: 'referral', recipient: { agency: 'osh-hospital' } },
  'consent.withdrawn': { consentId: CONSENT },
  'referral.sent': referral(),
}
const moves = fc.array(
  fc.record({
    type: fc.constantFrom(...Object.keys(data)),
    by: fc.constantFrom(SENDER, RECEIVER, OUTSIDER, CLOCK),
  }),
  { maxLength: 40 },
)

/** Tries every move; what the rules allow is folded, the rest is left out. */
const play = (story: Story, tried: { type: string; by: typeof SENDER }[]) =>
  tried.reduce(
    (told, { type, by }) =>
      refusalOf(told, type, data[type], by) ? told : foldOne(told, eventOf(told, type, data[type], by)),
    story,
  )

describe('any sequence of events', () => {
  it('that the rules allow leads a referral only along its table', () => {
    fc.assert(
      fc.property(moves, (tried) => {
        const { events } = play(openCase(), tried)
        events.reduce((before, event) => {
          const after = foldOne(before, event)
          const [was] = before.view.referrals.referrals
          const [is] = after.view.referrals.referrals
          if (was && is && was.status !== is.status) expect(referralNext[was.status]).toContain(event.type)
          return after
        }, emptyStory())
      }),
    )
  })

  it('also one the rules would refuse, folds without fault, and an ended referral stays ended', () => {
    fc.assert(
      fc.property(moves, (stored) => {
        stored.reduce((told, { type, by }) => {
          const next = foldOne(told, eventOf(told, type, data[type], by))
          const [was] = told.view.referrals.referrals
          const [is] = next.view.referrals.referrals
          if (was?.status === 'withdrawn' || was?.status === 'closed') expect(is?.status).toBe(was.status)
          expect(next.view.referrals.referrals.length).toBeLessThanOrEqual(1)
          return next
        }, emptyStory())
      }),
    )
  })

  it('folds to the same when it is folded again', () => {
    fc.assert(
      fc.property(moves, (tried) => {
        const { events, view } = play(openCase(), tried)
        expect(events.reduce(foldOne, emptyStory()).view).toEqual(view)
      }),
    )
  })

  it('lets an outsider do nothing and opens no name to anybody before acceptance', () => {
    fc.assert(
      fc.property(moves, (tried) => {
        const { view } = play(openCase(), tried)
        for (const each of view.referrals.referrals) {
          expect(allowedFor(each, 'unrelated-ngo', view.case.leadAgency)).toEqual([])
          if (opensIdentity(each)) expect(each.accepted).not.toBeNull()
        }
      }),
    )
  })
})
