import { describe, expect, it } from 'vitest'
import { marksOf, openTextFields } from '../cases/schema-walk.ts'
import { identificationRules } from './case-rules.ts'
import type { IdentificationStatus } from './decision-model.ts'
import { identificationNext } from './status.ts'
import {
  colleague,
  createCase,
  createStory,
  officer,
  procedureOf,
  teacher,
  team,
  type Who,
} from './testing.ts'

const one = procedureOf(1, { identification: 24 })
const two = procedureOf(2, { confirmation: 72 })

const decision = (outcome: string, more: object = {}) => ({
  outcome,
  reasons: 'What was seen and heard',
  form: 'adult',
  ...more,
})
const proposal = (outcome: string, more: object = {}) => decision(outcome, { proposal: true, ...more })
const later = (outcome: string, more: object = {}) => ({ outcome, reasons: 'Read the file anew', ...more })
const contest = { ground: 'not-heard', askedBy: 'person' }

const codes = (refusal: { fields?: { path: string; code: string }[] } | null) =>
  refusal?.fields?.map(({ path, code }) => `${path}: ${code}`)

describe('a decision under the one-step procedure', () => {
  it('is final, and is a person’s, with the advice of the rules beside it', () => {
    const story = createCase(one, { years: 25 })
    expect(story.act('identification.decided', decision('not-identified'))).toBeNull()
    const { status, outcome, proposal, history } = story.view.identification
    expect({ status, outcome, proposal }).toEqual({
      status: 'decided',
      outcome: 'not-identified',
      proposal: null,
    })
    expect(history).toMatchObject([
      { kind: 'decided', outcome: 'not-identified', advice: 'indicated', account: 'officer', form: 'adult' },
    ])
  })

  it('may say identified where the rules say nothing is established, for a person decides', () => {
    const story = createCase(one, { facts: false })
    expect(story.act('identification.decided', decision('identified'))).toBeNull()
    expect(story.view.identification.history).toMatchObject([{ outcome: 'identified', advice: 'possible' }])
  })

  it('keeps the advice that was shown, whatever becomes known afterwards', () => {
    const story = createCase(one, { facts: false, years: 25 })
    story.act('facts.recorded', { acts: ['sale'], means: 'none', exploitation: ['prostitution'] })
    story.act('identification.decided', decision('identified'))
    story.act('person.described', { age: { kind: 'years', years: 16 } })
    expect(story.view.identification.history).toMatchObject([{ advice: 'not-indicated' }])
  })

  it('belongs to an identifier of an authorised body, and says what the others may do', () => {
    const story = createCase(one)
    const refusal = story.act('identification.decided', decision('identified'), teacher)
    expect(refusal).toMatchObject({ code: 'not-authorised-to-identify' })
    expect(refusal?.allowed).toContain('team.joined')
    const manager: Who = { account: 'manager', kind: 'police', roles: ['case-manager'] }
    expect(story.act('identification.decided', decision('identified'), manager)).toMatchObject({
      code: 'not-permitted',
    })
  })

  it('needs reasons, and a form that a child is not denied', () => {
    const { data } = identificationRules.kinds.find((each) => each.type === 'identification.decided')!
    expect(data.safeParse({ ...decision('identified'), reasons: '  ' }).success).toBe(false)
    const story = createCase(one, { years: 15 })
    expect(codes(story.act('identification.decided', decision('identified')))).toEqual([
      'form: child-form-required',
    ])
    expect(story.act('identification.decided', decision('identified', { form: 'child' }))).toBeNull()
  })

  it('is refused on an impossible day', () => {
    const story = createCase(one)
    story.act('episode.recorded', {
      episodeId: '0199aaaa-0000-7000-8000-000000000001',
      recruitedOn: { year: 2025, month: 6 },
    })
    const on = (decidedOn: string) =>
      codes(story.act('identification.decided', decision('identified', { decidedOn })))
    expect(on('2025-05-31')).toEqual(['decidedOn: before-recruitment'])
    expect(on('2025-12-02')).toEqual(['decidedOn: in-the-future'])
    expect(on('2025-11-29')).toBeUndefined()
    story.act('identification.review-requested', contest)
    const review = story.act(
      'identification.review-decided',
      later('identified', { decidedOn: '2025-11-28' }),
      colleague,
    )
    expect(codes(review)).toEqual(['decidedOn: before-decision'])
  })

  it('stays open after a "not yet"', () => {
    const story = createCase(one)
    story.act('identification.decided', decision('not-yet'))
    expect(story.view.identification).toMatchObject({ status: 'open', outcome: null })
    expect(story.act('identification.decided', decision('identified'))).toBeNull()
    expect(story.view.identification.outcome).toBe('identified')
  })

  it('has no second step to wait for', () => {
    const story = createCase(one)
    expect(codes(story.act('identification.decided', proposal('identified')))).toEqual([
      'proposal: no-second-step',
    ])
  })
})

describe('a decision under the two-step procedure', () => {
  it('is a proposal until the team confirms it', () => {
    const story = createCase(two)
    expect(codes(story.act('identification.decided', decision('identified')))).toEqual([
      'proposal: team-confirms',
    ])
    expect(story.act('identification.decided', proposal('identified'))).toBeNull()
    expect(story.view.identification).toMatchObject({
      status: 'proposed',
      outcome: null,
      proposal: { outcome: 'identified' },
    })
    expect(story.act('identification.confirmed', later('identified'), team)).toBeNull()
    expect(story.view.identification).toMatchObject({
      status: 'decided',
      outcome: 'identified',
      proposal: null,
    })
    expect(story.view.identification.history.map((each) => each.kind)).toEqual(['proposed', 'confirmed'])
  })

  it('is confirmed by the team only, and never by whoever proposed it', () => {
    const story = createCase(two)
    story.act('identification.decided', proposal('identified'))
    expect(story.act('identification.confirmed', later('identified'), colleague)).toMatchObject({
      code: 'not-authorised-to-confirm',
    })
    const both: Who = { account: 'officer', kind: 'mobile-team' }
    expect(story.act('identification.confirmed', later('identified'), both)).toMatchObject({
      code: 'own-proposal',
    })
    expect(story.view.identification.status).toBe('proposed')
  })

  it('goes back when the team says not yet, and the same team may confirm the next proposal', () => {
    const story = createCase(two)
    story.act('identification.decided', proposal('identified'))
    story.act('identification.confirmed', later('not-yet'), team)
    expect(story.view.identification).toMatchObject({ status: 'open', outcome: null, proposal: null })
    story.act('identification.decided', proposal('identified'))
    expect(story.act('identification.confirmed', later('not-identified'), team)).toBeNull()
    expect(story.view.identification.outcome).toBe('not-identified')
  })

  it('asks no team about a "not yet"', () => {
    const story = createCase(two)
    story.act('identification.decided', proposal('not-yet'))
    expect(story.view.identification).toMatchObject({ status: 'open', proposal: null })
  })
})

describe('who decides', () => {
  it('is what the procedure says, by role as well as by body', () => {
    const responder: Who = { account: 'responder', kind: 'police', roles: ['first-responder'] }
    const identification = { id: 'identification', by: { roles: ['first-responder'], bodies: 'any' } }
    const stages = [identification] as unknown as typeof two.stages
    expect(createCase(two).act('identification.decided', proposal('identified'), responder)).toMatchObject({
      code: 'not-permitted',
    })
    const story = createCase({ ...two, stages })
    expect(story.act('identification.decided', proposal('identified'), responder)).toBeNull()
  })
})

describe('review and appeal', () => {
  it('leave the decision in force until they are decided, by someone else', () => {
    const story = createCase(one)
    story.act('identification.decided', decision('not-identified'))
    expect(story.act('identification.review-requested', contest)).toBeNull()
    expect(story.view.identification).toMatchObject({ status: 'review', outcome: 'not-identified' })
    expect(story.act('identification.review-decided', later('identified'))).toMatchObject({
      code: 'own-decision',
    })
    expect(story.act('identification.review-decided', later('identified'), teacher)).toMatchObject({
      code: 'not-authorised-to-identify',
    })
    expect(story.act('identification.review-decided', later('identified'), colleague)).toBeNull()
    expect(story.view.identification).toMatchObject({ status: 'decided', outcome: 'identified' })
    expect(story.act('identification.appealed', contest, colleague)).toBeNull()
    expect(story.act('identification.appeal-decided', later('not-yet'), colleague)).toMatchObject({
      code: 'own-decision',
    })
    const clerk: Who = { account: 'clerk', kind: 'court', roles: ['case-manager'] }
    expect(story.act('identification.appeal-decided', later('not-yet'), clerk)).toBeNull()
    expect(story.view.identification).toMatchObject({ status: 'open', outcome: null })
  })

  it('are the team’s where the team had the last word', () => {
    const story = createCase(two)
    story.act('identification.decided', proposal('identified'))
    story.act('identification.confirmed', later('not-identified'), team)
    story.act('identification.review-requested', contest)
    expect(story.act('identification.review-decided', later('identified'), colleague)).toMatchObject({
      code: 'not-authorised-to-confirm',
    })
    const another: Who = { account: 'another', kind: 'mobile-team' }
    expect(story.act('identification.review-decided', later('identified'), another)).toBeNull()
  })

  it('need words where the ground is none of the list', () => {
    const { data } = identificationRules.kinds.find((each) => each.type === 'identification.appealed')!
    expect(data.safeParse({ ground: 'other' }).success).toBe(false)
    expect(data.safeParse({ ground: 'other', note: 'She was ill that day' }).success).toBe(true)
  })
})

/** How to bring a case into each status, by the shortest way. */
const into: Record<IdentificationStatus, (story: ReturnType<typeof createStory>) => void> = {
  none: () => {},
  open: (story) => story.act('facts.recorded', { acts: 'unknown' }),
  proposed: (story) => story.act('identification.decided', proposal('identified')),
  decided: (story) => {
    into.proposed(story)
    story.act('identification.confirmed', later('identified'), team)
  },
  review: (story) => {
    into.decided(story)
    story.act('identification.review-requested', contest)
  },
  appeal: (story) => {
    into.decided(story)
    story.act('identification.appealed', contest)
  },
}

const samples: Record<string, [unknown, Who]> = {
  'indicators.answered': [{ list: 'A.L', answers: { DR01: 'yes' } }, officer],
  'facts.recorded': [{ country: 'KZ' }, officer],
  'identification.decided': [proposal('identified'), officer],
  'identification.confirmed': [later('identified'), team],
  'identification.review-requested': [contest, officer],
  'identification.review-decided': [later('identified'), { account: 'another', kind: 'mobile-team' }],
  'identification.appealed': [contest, officer],
  'identification.appeal-decided': [later('identified'), { account: 'clerk', kind: 'court' }],
}

describe('the status table', () => {
  it.each(Object.keys(into) as IdentificationStatus[])('decides what may happen in status %s', (status) => {
    for (const [type, [data, who]] of Object.entries(samples)) {
      const story = createStory(two)
      story.act('case.registered', { worries: ['work-without-pay'], person: {} })
      into[status](story)
      expect(story.view.identification.status).toBe(status)
      const refusal = story.act(type, data, who)
      if (identificationNext[status].includes(type))
        expect({ type, refusal }).toEqual({ type, refusal: null })
      else
        expect(refusal).toEqual({
          code: 'not-now',
          params: { status },
          allowed: [...identificationNext[status]],
        })
    }
  })

  it('is for open cases only', () => {
    const story = createCase(one)
    story.act('case.closed', { reason: 'left-the-country' })
    for (const [type, [data, who]] of Object.entries(samples))
      expect(story.act(type, data, who)?.code).toBe('case-closed')
    expect(story.steps()).toEqual([])
  })
})

describe('what is stored of identification', () => {
  it('has no open text outside the seal', () => {
    for (const { type, data } of identificationRules.kinds)
      expect({ type, open: openTextFields(marksOf(data)) }).toEqual({ type, open: [] })
  })
})
