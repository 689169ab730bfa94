import { describe, expect, it } from 'vitest'
import { prepareKey } from '../src/tokens/index.ts'
import { keyOf, tokensOfPeople } from '../src/tokens/testing.ts'
import { guessByLikeness } from './token-attack.ts'

describe('the attack by likeness', () => {
  const [stolen] = tokensOfPeople(400, prepareKey(keyOf(1)))
  const right = (key: number, rows = tokensOfPeople(400, prepareKey(keyOf(key)))[0]) =>
    guessByLikeness(stolen, rows).filter((place, at) => place !== null && rows[place]!.id === stolen[at]!.id)
      .length

  it('names everybody when the key is the same, so that it is an attack', () => {
    expect(right(1) / stolen.length).toBeGreaterThan(0.99)
  })

  it('names few when it is not', () => {
    expect(right(2) / stolen.length).toBeLessThan(0.3)
  })
})
