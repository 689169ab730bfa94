import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { byField, fieldFor, problemOf } from './form-problems.ts'

const problemsOf = (schema: z.ZodType, values: unknown) =>
  schema.safeParse(values).error?.issues.map((issue) => problemOf(issue, values)) ?? []

describe('zod issues in words', () => {
  it.each([
    [z.string().min(1), '', 'required'],
    [z.string(), undefined, 'required'],
    [z.array(z.string()).min(1), [], 'required'],
    [z.enum(['yes', 'no']), '', 'required'],
    [z.enum(['yes', 'no']), 'perhaps', 'invalid'],
    [z.uuid(), 'x', 'wrong-format'],
    [z.string().max(3), 'abcd', 'too-long'],
    [z.string().min(3), 'ab', 'not-long-enough'],
    [z.array(z.string()).max(1), ['a', 'b'], 'too-many'],
    [z.number().max(120), 130, 'too-large'],
    [z.number().min(0), -1, 'not-large-enough'],
  ])('%# is named', (schema, value, code) => {
    const [problem] = problemsOf(z.object({ field: schema }), { field: value })
    expect(problem).toMatchObject({ path: 'field', code })
  })

  it('says the limit', () => {
    expect(problemsOf(z.object({ a: z.string().max(3) }), { a: 'abcd' })[0]?.params).toEqual({ limit: 3 })
  })

  it('takes the code of a custom rule from its message', () => {
    const schema = z
      .object({ to: z.number() })
      .refine(() => false, { message: 'range-reversed', path: ['to'] })
    expect(problemsOf(schema, { to: 1 })).toEqual([{ path: 'to', code: 'range-reversed' }])
  })
})

describe('which field a problem belongs to', () => {
  it.each([
    ['since', 'since'],
    ['age.years', 'age'],
    ['person.age', 'age'],
    ['person.age.from', 'age'],
    ['nowhere', null],
  ])('%s → %s', (path, field) => {
    expect(fieldFor(path, ['since', 'age', 'place'])).toBe(field)
  })

  it('prefers the longest field a path lies in', () => {
    expect(fieldFor('person.age.from', ['person', 'person.age'])).toBe('person.age')
  })

  it('tells one problem a field, the first', () => {
    const found = byField(
      [
        { path: 'age.from', code: 'required' },
        { path: 'age.to', code: 'range-reversed' },
        { path: 'elsewhere', code: 'invalid' },
      ],
      ['age'],
    )
    expect([...found]).toEqual([
      ['age', { path: 'age.from', code: 'required' }],
      [null, { path: 'elsewhere', code: 'invalid' }],
    ])
  })
})
