import { beforeAll, describe, expect, it } from 'vitest'
import { hidePrimary, SHOWN } from './hidden.ts'
import type { CountedRecord, Policy } from './model.ts'
import { protectTables } from './protect-table.ts'
import { repeatable } from './random.ts'
import { loadSolver } from './solver.ts'

/** Three regions of twelve places; a dozen people each are in the last two of every region, all of one form. */
const places = new Map<string, string | null>(
  ['A', 'B', 'C'].flatMap((region) => [
    [region, null] as const,
    ...Array.from({ length: 12 }, (_, place) => [`${region}${place}`, region] as const),
  ]),
)

const unevenPeople = (): CountedRecord[] => {
  const random = repeatable(5)
  const pick = <Code>(codes: readonly Code[]) => codes[Math.floor(codes.length * random() ** 2)]!
  const of = (region: string, form: string): CountedRecord => ({
    values: { sex: pick(['female', 'male', 'unknown']), age: pick(['a', 'b', 'c', 'd']), region, form },
    count: 1,
  })
  const forms = ['labour', 'sexual', 'begging', 'other']
  const large = [...places].filter(([code, region]) => region && !/1[01]$/.test(code)).map(([code]) => code)
  const small = [...places].filter(([code]) => /1[01]$/.test(code)).map(([code]) => code)
  return [
    ...Array.from({ length: 900 }, () => of(pick(large), pick(forms))),
    ...small.flatMap((code, index) => Array.from({ length: 12 }, () => of(code, forms[index % 2]!))),
  ]
}

describe('small groups all of whose members are in one cell', () => {
  beforeAll(async () => {
    await loadSolver()
  })

  it.each([1, 5])('do not hide the rest of a sparse table (rounding %i)', async (rounding) => {
    const policy: Policy = { threshold: 10, rounding, groupsBelowThresholds: 2 }
    const { kept, made } = await protectTables({
      records: unevenPeople(),
      tables: [['sex', 'age', 'region', 'form']],
      hierarchies: { region: places },
      policy,
    })
    const empty = (hidden: Uint8Array) =>
      hidden.reduce((many, why, cell) => many + (why !== SHOWN && made.counts[cell] === 0 ? 1 : 0), 0)
    const ofGroups = empty(hidePrimary(made.universe, made.counts, policy))
    expect(ofGroups).toBeGreaterThan(10)
    // One way down for each: nearest empty cells, each of which asked for others, were 100 and 1,768.
    expect(empty(made.hidden)).toBeLessThanOrEqual(5 * ofGroups)
    expect(kept.secondary).toBeLessThan(0.2 * kept.primary)
  })
})
