import { describe, expect, it } from 'vitest'
import { type Traced, traceAll } from './primero-rule.ts'

const record = (id: string, name: string, rest: Partial<Traced> = {}): Traced => ({
  id,
  name,
  sex: '',
  age: '',
  birthDate: '',
  ...rest,
})

describe('Primero’s rule', () => {
  it('calls a junk hit likely when it stands alone', () => {
    const hits = [
      ...traceAll([record('a', 'Асан Бектуров'), record('b', 'Асан Маматова'), record('c', 'Олег Ким')]),
    ]
    expect(hits.map(({ id, found, likely }) => [id, found, likely])).toEqual([
      ['a', 'b', true],
      ['b', 'a', true],
    ])
  })

  it('calls two nearly perfect hits only possible', () => {
    const same = { sex: 'male', age: '30', birthDate: '1990-01-02' }
    const people = ['a', 'b', 'c'].map((id) => record(id, 'Асан Бектуров', same))
    const hits = [...traceAll(people)]
    expect(hits).toHaveLength(6)
    expect(hits.some(({ likely }) => likely)).toBe(false)
    expect(hits[0]!.score).toBe(1)
  })

  it('does not meet across scripts', () => {
    expect([...traceAll([record('a', 'Асан Бектуров'), record('b', 'Asan Bekturov')])]).toEqual([])
  })
})
