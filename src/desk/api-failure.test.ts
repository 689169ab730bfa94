import { describe, expect, it } from 'vitest'
import { failureOf } from './api-failure.ts'
import { outcomeOf } from './events.ts'

describe('what an answer of the server stands for', () => {
  it('keeps code, parameters, fields and what is allowed', () => {
    const failure = failureOf(409, {
      code: 'not-now',
      params: { status: 'closed', list: ['dropped'] },
      fields: [
        { path: ['person', 'age'], code: 'required' },
        { path: 'since', code: 'impossible-date' },
        'nonsense',
      ],
      allowed: ['case.reopened', 3],
    })
    expect(failure).toEqual({
      ok: false,
      status: 409,
      code: 'not-now',
      message: ['refusal.not-now', 'desk.error.not-now', 'desk.error.unexpected'],
      params: { status: 'closed' },
      fields: [
        { path: 'person.age', code: 'required', params: {} },
        { path: 'since', code: 'impossible-date', params: {} },
      ],
      allowed: ['case.reopened'],
    })
  })

  it.each([
    [0, null, 'no-connection'],
    [401, null, 'signed-out'],
    [403, '<html>proxy</html>', 'not-allowed'],
    [500, {}, 'unexpected'],
    [400, { error: { code: 'wrong-thing' } }, 'wrong-thing'],
    [401, { code: '' }, 'signed-out'],
  ])('status %s with body %j is %s', (status, body, code) => {
    expect(failureOf(status, body).code).toBe(code)
  })

  it('has no fields and nothing allowed when the server names none', () => {
    const failure = failureOf(422, { code: 'invalid', fields: [] })
    expect(failure.fields).toBeUndefined()
    expect(failure.allowed).toBeUndefined()
  })
})

describe('what became of one event of a batch', () => {
  it('takes its own result, not its neighbour’s', () => {
    const outcome = outcomeOf('b', [
      { id: 'a', status: 'accepted' },
      { id: 'b', status: 'rejected', code: 'not-now', allowed: ['plan.approved'] },
    ])
    expect(outcome).toMatchObject({ ok: false, status: 409, code: 'not-now', allowed: ['plan.approved'] })
  })

  it('counts duplicate and conflict as received', () => {
    expect(outcomeOf('a', [{ id: 'a', status: 'duplicate' }])).toMatchObject({ ok: true })
    expect(outcomeOf('a', [{ id: 'a', status: 'conflict' }])).toMatchObject({
      ok: true,
      data: { status: 'conflict' },
    })
  })

  it('with fields is a matter of input', () => {
    const outcome = outcomeOf('a', [
      { id: 'a', status: 'rejected', code: 'invalid', fields: [{ path: 'since', code: 'required' }] },
    ])
    expect(outcome).toMatchObject({ ok: false, status: 422, fields: [{ path: 'since', code: 'required' }] })
  })

  it('never passes for success when the server left it out', () => {
    expect(outcomeOf('a', [{ id: 'b', status: 'accepted' }])).toMatchObject({ ok: false, status: 502 })
  })
})
