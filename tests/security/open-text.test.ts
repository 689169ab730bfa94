import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { eventKinds } from '../../src/case-file.ts'
import { coded, secretText, uuid } from '../../src/cases/fields.ts'
import { marksOf, openTextFields } from '../../src/cases/schema-walk.ts'

/* A text field that is neither secret nor bounded to codes would be stored, listed and logged in the clear. */

describe('no event has a text field that is stored as it was typed', () => {
  test.each([...eventKinds.keys()])('%s', (type) => {
    expect(openTextFields(marksOf(eventKinds.get(type)!.data))).toEqual([])
  })
})

describe('an open field is noticed', () => {
  test.each([
    ['plain', z.object({ name: z.string() }), ['name']],
    ['in a list', z.object({ names: z.array(z.string()) }), ['names.*']],
    ['in a record', z.object({ by: z.record(z.string(), z.number()) }), ['by.*']],
    [
      'in one branch of a union',
      z.union([z.object({ a: uuid() }), z.object({ b: z.string().max(20) })]),
      ['b'],
    ],
    ['optional', z.object({ note: z.string().optional() }), ['note']],
    [
      'beside fields that are well declared',
      z.object({ a: secretText(), b: coded('sex'), c: z.string() }),
      ['c'],
    ],
  ])('%s', (_, schema, fields) => {
    expect(openTextFields(marksOf(schema))).toEqual(fields)
  })
})
