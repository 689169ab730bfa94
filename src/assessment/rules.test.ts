import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CaseEvent } from '../cases/kernel.ts'
import { marksOf, openTextFields } from '../cases/schema-walk.ts'
import { needLevels } from './model.ts'
import { assessmentAllows, assessmentNext, assessmentRules, presumptionNext } from './rules.ts'
import { acting, event, fold, registered } from './testing.ts'

const kindOf = (type: string) => assessmentRules.kinds.find((kind) => kind.type === type)!
const decide = (events: CaseEvent[], type: string, data: unknown = {}) =>
  kindOf(type).decide(fold(events), data, acting)
const answer = (seq: number, answers: Record<string, string>, more: Partial<CaseEvent> = {}) =>
  event(seq, 'need.answered', { answers }, more)
const grounds = { grounds: ['no-documents'] }

describe('what may happen', () => {
  test('every event in every status is allowed or refused as the tables say', () => {
    const begun = [registered(), answer(2, { food: 'none' })]
    const histories = {
      none: [registered()],
      started: begun,
      completed: [...begun, event(3, 'assessment.completed')],
    }
    for (const [status, events] of Object.entries(histories))
      for (const said of ['no', 'presumed'] as const) {
        const history = said === 'no' ? events : [...events, event(9, 'victim.presumed', grounds)]
        const allowed = [...assessmentNext[status as keyof typeof assessmentNext], ...presumptionNext[said]]
        for (const { type } of assessmentRules.kinds)
          expect(decide(history, type, grounds) === null, `${type} when ${status}, ${said}`).toBe(
            allowed.includes(type),
          )
      }
  })

  test('a case that was never registered, and a closed one, take no answers', () => {
    expect(decide([], 'need.answered')).toMatchObject({ code: 'no-such-case' })
    const closed = [registered(), event(2, 'case.closed', { reason: 'safe' })]
    for (const kind of assessmentRules.kinds)
      expect(kind.decide(fold(closed), grounds, acting)).toMatchObject({ code: 'case-closed' })
    expect(assessmentAllows(fold(closed))).toEqual([])
  })

  test('an assessment is completed once, after at least one answer', () => {
    expect(decide([registered()], 'assessment.completed')).toMatchObject({
      code: 'not-now',
      allowed: ['need.answered'],
    })
    const started = [registered(), answer(2, { safety: 'unknown' })]
    expect(decide(started, 'assessment.completed')).toBeNull()
    const completed = [...started, event(3, 'assessment.completed')]
    expect(fold(completed).assessment.status).toBe('completed')
    expect(decide(completed, 'assessment.completed')).toMatchObject({ code: 'not-now' })
  })

  test('needs change: an answer after completion is kept and the assessment stays completed', () => {
    const events = [registered(), answer(2, { food: 'none' }), event(3, 'assessment.completed')]
    expect(decide(events, 'need.answered')).toBeNull()
    const after = fold([...events, answer(4, { food: 'urgent' })]).assessment
    expect(after).toMatchObject({ status: 'completed', needs: { food: { value: 'urgent', rivals: [] } } })
  })

  test('presuming needs neither an assessment nor a word to the police', () => {
    expect(decide([registered()], 'victim.presumed', grounds)).toBeNull()
    const refusing = [registered(), event(2, 'person.described', { willSpeakToPolice: 'no' })]
    expect(decide(refusing, 'victim.presumed', grounds)).toBeNull()
    const presumed = fold([...refusing, event(3, 'victim.presumed', grounds)])
    expect(presumed.assessment.presumed).toEqual({
      at: '2026-05-01T10:03:00.000Z',
      account: 'ann',
      agency: 'village',
      grounds: ['no-documents'],
    })
  })

  test('presuming twice is refused and says what may follow; lifting needs a presumption', () => {
    const presumed = [registered(), event(2, 'victim.presumed', grounds)]
    expect(decide(presumed, 'victim.presumed', grounds)).toEqual({
      code: 'already-presumed',
      allowed: ['presumption.lifted'],
    })
    expect(decide([registered()], 'presumption.lifted')).toEqual({
      code: 'not-presumed',
      allowed: ['victim.presumed'],
    })
  })

  test('lifting leaves the needs as they were, and the person may be presumed again', () => {
    const lifted = [
      registered(),
      answer(2, { shelter: 'urgent' }),
      event(3, 'victim.presumed', grounds),
      event(4, 'presumption.lifted', { reason: 'other-explanation' }),
    ]
    const view = fold(lifted)
    expect(view.assessment).toMatchObject({ presumed: null, lifted: { reason: 'other-explanation' } })
    expect(view.assessment.needs.shelter?.value).toBe('urgent')
    expect(decide(lifted, 'victim.presumed', grounds)).toBeNull()
    expect(fold([...lifted, event(5, 'victim.presumed', grounds)]).assessment).toMatchObject({ lifted: null })
  })

  test('only who decides on identification may lift', () => {
    expect(kindOf('presumption.lifted').permission).toBe('identification:decide')
    expect(kindOf('victim.presumed').permission).toBe('assessment:write')
  })
})

describe('two workers', () => {
  const unseen = { account: 'bek', base: 1 }

  test('different answers stand side by side until a person settles them', () => {
    const events = [registered(), answer(2, { safety: 'urgent' }), answer(3, { safety: 'none' }, unseen)]
    const { assessment } = fold(events)
    expect(assessment.needs.safety).toMatchObject({
      value: 'urgent',
      rivals: [{ value: 'none', account: 'bek' }],
    })
    expect(assessmentRules.conflicts(assessment).map((each) => each.field)).toEqual(['assessment.safety'])
    const keep = assessment.needs.safety!.rivals[0]!.eventId
    const after = fold([...events, event(4, 'conflict.settled', { field: 'assessment.safety', keep })])
    expect(after.assessment.needs.safety).toMatchObject({ value: 'none', rivals: [] })
  })

  test('another need, the same answer, and "not known" are no conflict', () => {
    const first = [registered(), answer(2, { safety: 'urgent' })]
    const harmless: Record<string, string>[] = [
      { food: 'urgent' },
      { safety: 'urgent' },
      { safety: 'unknown' },
    ]
    for (const answers of harmless) {
      const { assessment } = fold([...first, answer(3, answers, unseen)])
      expect(assessmentRules.conflicts(assessment)).toEqual([])
      expect(assessment.needs.safety?.value).toBe('urgent')
    }
    const known = fold([
      registered(),
      answer(2, { safety: 'unknown' }),
      answer(3, { safety: 'urgent' }, unseen),
    ])
    expect(known.assessment.needs.safety).toMatchObject({ value: 'urgent', rivals: [] })
  })

  test('the one who saw the other answer corrects it', () => {
    const events = [
      registered(),
      answer(2, { safety: 'urgent' }),
      answer(3, { safety: 'none' }, { account: 'bek' }),
    ]
    expect(fold(events).assessment.needs.safety).toMatchObject({ value: 'none', rivals: [] })
  })
})

describe('data', () => {
  const parse = (type: string, data: unknown) => kindOf(type).data.safeParse(data)

  test('answers are levels of named needs, at least one', () => {
    expect(
      parse('need.answered', { answers: { safety: 'urgent', 'family-contact': 'unknown' } }).success,
    ).toBe(true)
    for (const answers of [{}, { safety: 'yes' }, { 'Айгүл Т.': 'urgent' }, { __proto__x: 'none' }])
      expect(parse('need.answered', { answers }).success).toBe(false)
    expect(parse('need.answered', {}).success).toBe(false)
  })

  test('grounds are given, as codes', () => {
    expect(parse('victim.presumed', { grounds: ['assessment', 'debt'] }).success).toBe(true)
    expect(parse('victim.presumed', { grounds: [] }).success).toBe(false)
    expect(parse('presumption.lifted', {}).success).toBe(false)
  })

  test('no open text: every string is secret or bounded', () => {
    for (const kind of assessmentRules.kinds) expect(openTextFields(marksOf(kind.data))).toEqual([])
  })
})

const anyEvent = fc.oneof(
  fc.record({
    type: fc.constant('need.answered'),
    data: fc.record({
      answers: fc.dictionary(fc.constantFrom('safety', 'food', 'legal'), fc.constantFrom(...needLevels), {
        minKeys: 1,
      }),
    }),
  }),
  fc.constant({ type: 'assessment.completed', data: {} }),
  fc.constant({ type: 'victim.presumed', data: grounds }),
  fc.constant({ type: 'presumption.lifted', data: { reason: 'other' } }),
  fc.constant({ type: 'case.registered', data: { worries: ['debt'], person: {} } }),
  fc.constant({ type: 'case.closed', data: { reason: 'safe' } }),
  fc.constant({ type: 'case.reopened', data: { reason: 'new' } }),
  fc.constant({ type: 'conflict.settled', data: { field: 'assessment.safety', keep: 'none-such' } }),
)

const history = fc
  .array(fc.tuple(anyEvent, fc.constantFrom('ann', 'bek'), fc.nat(30)), { maxLength: 30 })
  .map((list) =>
    list.map(([each, account, base], i) => event(i + 1, each.type, each.data, { account, base })),
  )

describe('any history', () => {
  test('folds without throwing, and every prefix is a legal state', () => {
    fc.assert(
      fc.property(history, (events) => {
        for (let end = 0; end <= events.length; end++) {
          const { assessment } = fold(events.slice(0, end))
          expect(assessment.completedAt !== null).toBe(assessment.status === 'completed')
          expect(assessment.startedAt !== null).toBe(assessment.status !== 'none')
          expect(assessment.presumed !== null && assessment.lifted !== null).toBe(false)
          for (const conflict of assessmentRules.conflicts(assessment))
            expect(conflict.values.map((each) => each.value)).not.toContain('unknown')
        }
      }),
    )
  })

  test('what the screens offer is exactly what the rules accept', () => {
    fc.assert(
      fc.property(history, (events) => {
        const view = fold(events)
        const allowed = assessmentAllows(view)
        for (const kind of assessmentRules.kinds)
          expect(kind.decide(view, grounds, acting) === null).toBe(allowed.includes(kind.type))
      }),
    )
  })
})
