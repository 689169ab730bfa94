import { describe, expect, it } from 'vitest'
import type { CountedRecord, Policy } from './model.ts'
import { protectRelease, WrongRegister } from './protect-release.ts'
import type { ProtectedTable } from './protected-table.ts'
import { repeatable } from './random.ts'
import { EMPTY_REGISTER, type Register } from './register.ts'
import { attack, countTruly, keyOf } from './testing.ts'

const trees = {
  region: new Map<string, string | null>([
    ['north', null],
    ['south', null],
    ...['n1', 'n2'].map((code) => [code, 'north'] as const),
    ...['s1', 's2'].map((code) => [code, 'south'] as const),
  ]),
}
const tables = [
  ['sex', 'region'],
  ['form', 'sex'],
]
const policy = (rounding: number): Policy => ({ threshold: 10, rounding, groupsBelowThresholds: 2 })

/** People who come one by one, some kinds much more often than others. */
const peopleUpTo = (many: number, seed: number): CountedRecord[] => {
  const random = repeatable(seed)
  const pick = (codes: string[], skew: number) => codes[Math.floor(codes.length * random() ** skew)]!
  return Array.from({ length: many }, () => ({
    values: {
      sex: pick(['female', 'male'], 1.5),
      region: pick(['n1', 'n2', 's1', 's2'], 1.6),
      form: pick(['labour', 'sexual', 'other'], 2),
    },
    count: 1,
  }))
}

async function publishAll(sizes: number[], rounding: number, seed = 1) {
  const releases: (readonly ProtectedTable[])[] = []
  const held: number[] = []
  let register: Register = EMPTY_REGISTER
  for (const size of sizes) {
    const made = await protectRelease(
      { records: peopleUpTo(size, seed), tables, hierarchies: trees, policy: policy(rounding) },
      register,
    )
    register = made.register
    releases.push(made.tables)
    held.push(made.kept.heldBack)
  }
  return { releases, register, held }
}

/** What each release says of each cell, for comparing two of them. */
const told = (release: readonly ProtectedTable[]) =>
  new Map(
    release.flatMap(({ dimensions, cells }) => cells.map(({ at, count }) => [keyOf(dimensions, at), count])),
  )

describe('releases of the same people', () => {
  it.each([1, 5])('do not show that one person came, nor nine (rounding %i)', async (rounding) => {
    const { releases, held } = await publishAll([120, 121, 129], rounding)
    expect(held).toEqual([0, 1, 9])
    expect(told(releases[1]!)).toEqual(told(releases[0]!))
    expect(told(releases[2]!)).toEqual(told(releases[0]!))
  })

  it('show, of any cell shown twice, no change or one by at least the threshold', async () => {
    const { releases } = await publishAll([80, 130, 190, 260, 330, 420], 1)
    let changes = 0
    for (const [index, release] of releases.entries())
      for (const earlier of releases.slice(0, index)) {
        const before = told(earlier)
        for (const [key, count] of told(release)) {
          const was = before.get(key)
          if (count === null || was == null || count === was) continue
          changes += 1
          expect(count - was).toBeGreaterThanOrEqual(10)
        }
      }
    expect(changes).toBeGreaterThan(20)
  })

  it.each([1, 5])(
    'tell an attacker who keeps them all, and knows that counts only grow, of no cell (rounding %i)',
    async (rounding) => {
      const { releases, register } = await publishAll([60, 110, 170, 240], rounding, 7)
      const truth = register.releases.map((release) => {
        const records = release.records.map(([codes, count]) => ({
          values: Object.fromEntries(release.columns.map((name, index) => [name, codes[index]!])),
          count,
        }))
        return new Map(releases[0]!.flatMap((table) => [...countTruly(records, table, trees)]))
      })
      const ranges = await attack(releases.slice(0, register.releases.length), trees, rounding)
      expect(ranges.size).toBeGreaterThan(10)
      for (const [key, { least, most }] of ranges) {
        const [release, cell] = [Number(key.split(':')[0]), key.slice(key.indexOf(':') + 1)]
        const real = truth[release]!.get(cell)!
        const small = real > 0 && real < 10
        expect({
          key,
          real,
          least,
          most,
          safe: small ? least <= 1 && most >= 9 : most - least >= 9,
        }).toMatchObject({ safe: true })
      }
    },
  )

  it('open what has grown', async () => {
    const { releases } = await publishAll([60, 200, 600, 1500], 1)
    const hidden = releases.map(
      (release) => release.flatMap(({ cells }) => cells).filter(({ status }) => status === 'Q').length,
    )
    expect(hidden.at(-1)).toBeLessThan(hidden[0]! / 2)
  })

  it('keep another table of the same people to what was said before', async () => {
    const records = peopleUpTo(150, 3)
    const ask = (names: string[], register: Register) =>
      protectRelease({ records, tables: [names], hierarchies: trees, policy: policy(1) }, register)
    const first = await ask(['sex', 'region'], EMPTY_REGISTER)
    const second = await ask(['form', 'region'], first.register)
    const before = told(first.tables)
    for (const [key, count] of told(second.tables))
      if (before.has(key)) expect({ key, count }).toEqual({ key, count: before.get(key) })
    const truth = new Map(
      [...first.tables, ...second.tables].flatMap((table) => [...countTruly(records, table, trees)]),
    )
    for (const [key, { least, most }] of await attack([[...first.tables, ...second.tables]], trees, 1)) {
      const real = truth.get(key.slice(2))!
      if (real > 0 && real < 10) expect({ key, safe: least <= 1 && most >= 9 }).toEqual({ key, safe: true })
    }
  })

  it('cannot change their rules half way', async () => {
    const { register } = await publishAll([120], 5)
    const again = protectRelease(
      { records: peopleUpTo(120, 1), tables, hierarchies: trees, policy: policy(1) },
      register,
    )
    await expect(again).rejects.toThrow(WrongRegister)
  })
})
