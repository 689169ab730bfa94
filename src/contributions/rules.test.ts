import { expect, test } from 'vitest'
import { type Way, ways } from './model.ts'
import { accepts, agreedTo, narrower } from './rules.ts'

const ways3 = ['identity', 'tokens', 'numbers'] as const

test('nothing chosen, and "nothing" chosen, let nothing in', () => {
  for (const way of ways3)
    for (const chosen of [null, 'nothing'] as const) expect(accepts(chosen, way)).toBe(false)
})

test('a choice lets itself and what is narrower in, and nothing wider', () => {
  const open = Object.fromEntries(
    ways3.map((chosen) => [chosen, ways3.filter((way) => accepts(chosen, way))]),
  )
  expect(open).toEqual({
    identity: ['identity', 'tokens', 'numbers'],
    tokens: ['tokens', 'numbers'],
    numbers: ['numbers'],
  })
})

test('consent narrows and never widens, whoever chose what', () => {
  for (const chosen of ways)
    for (const agreed of ways)
      for (const way of ways3)
        expect(accepts(narrower(chosen, agreed), way)).toBe(accepts(chosen, way) && accepts(agreed, way))
})

test('an empty or unknown answer is a no; no column is no answer', () => {
  const read: [string | undefined, Way | 'not-said'][] = [
    [undefined, 'not-said'],
    ['', 'nothing'],
    ['yes', 'nothing'],
    ['nothing', 'nothing'],
    [' Identity ', 'identity'],
    ['токен', 'tokens'],
    ['сандар', 'numbers'],
  ]
  for (const [cell, said] of read) expect(agreedTo(cell)).toBe(said)
})
