import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ClusterOptions, clusterRecords, type ScoredPairs } from './cluster.ts'

type Edge = [i: number, j: number, weight: number]

function cluster(edges: readonly Edge[], options: Partial<ClusterOptions> & { records: number }) {
  const sorted = [...edges].sort((a, b) => b[2] - a[2] || a[0] - b[0] || a[1] - b[1])
  const pairs: ScoredPairs = {
    i: sorted.map((edge) => edge[0]),
    j: sorted.map((edge) => edge[1]),
    weight: sorted.map((edge) => edge[2]),
  }
  return clusterRecords(pairs, { from: 0, method: 'refuse-impossible', ...options })
}

describe('clusterRecords', () => {
  it('joins what a chain of pairs joins', () => {
    const chain: Edge[] = [
      [0, 1, 9],
      [1, 2, 8],
      [3, 4, 1],
    ]
    expect([...cluster(chain, { records: 6, method: 'connected' }).of]).toEqual([0, 0, 0, 3, 3, 5])
  })

  it('refuses a chain whose ends speak against each other', () => {
    const chain: Edge[] = [
      [0, 1, 9],
      [1, 2, 4],
      [0, 2, -8],
    ]
    expect([...cluster(chain, { records: 3 }).of]).toEqual([0, 0, 2])
    expect([...cluster(chain, { records: 3, method: 'connected' }).of]).toEqual([0, 0, 0])
  })

  it('joins two records under a half where the threshold asks for no more', () => {
    const edges: Edge[] = [[0, 1, -1]]
    expect([...cluster(edges, { records: 2, from: -2 }).of]).toEqual([0, 0])
    expect([...cluster(edges, { records: 2, from: -0.5 }).of]).toEqual([0, 1])
  })

  it('refuses two records of a list in which nobody stands twice', () => {
    const edges: Edge[] = [
      [0, 2, 9],
      [1, 2, 8],
      [0, 1, 7],
    ]
    const found = cluster(edges, { records: 3, source: [0, 0, 1], noDoubles: new Set([0]) })
    expect([...found.of]).toEqual([0, 1, 0])
    expect(found.refused).toBe(2)
  })

  it('is one to one when no list has doubles: the surest pair first', () => {
    const edges: Edge[] = [
      [0, 2, 5],
      [0, 3, 9],
      [1, 3, 8],
      [1, 2, 1],
    ]
    const found = cluster(edges, { records: 4, source: [0, 0, 1, 1], noDoubles: new Set([0, 1]) })
    expect([...found.of]).toEqual([0, 1, 1, 0])
  })

  it('refuses two different national ids, but not one mistyped', () => {
    const edges: Edge[] = [
      [0, 1, 9],
      [1, 2, 9],
      [0, 2, 9],
    ]
    const ids = ['123456', null, '999999']
    const near = (one: string, other: string) => one.slice(0, 5) === other.slice(0, 5)
    expect([...cluster(edges, { records: 3, ids, near }).of]).toEqual([0, 0, 2])
    expect([...cluster(edges, { records: 3, ids: ['123456', null, '123457'], near }).of]).toEqual([0, 0, 0])
  })

  it('joins new records to clusters settled before, without pairs among those', () => {
    const found = cluster(
      [
        [1, 3, 6],
        [0, 3, 6],
      ],
      { records: 4, settled: [0, 0, 2, -1] },
    )
    expect([...found.of]).toEqual([0, 0, 2, 0])
  })

  const edge = fc.tuple(fc.nat(11), fc.nat(11), fc.integer({ min: -8, max: 12 })).filter(([i, j]) => i < j)
  const edges = fc.uniqueArray(edge, { selector: ([i, j]) => `${i} ${j}`, maxLength: 40 })

  it('never joins what components do not join, and names a cluster by its lowest record', () => {
    fc.assert(
      fc.property(edges, (all) => {
        const [careful, connected] = [
          cluster(all, { records: 12 }),
          cluster(all, { records: 12, method: 'connected' }),
        ]
        careful.of.forEach((root, record) => {
          expect(connected.of[root]).toBe(connected.of[record])
          expect(root).toBeLessThanOrEqual(record)
          expect(careful.of[root]).toBe(root)
        })
      }),
    )
  })

  it('never puts two records of a list without doubles together', () => {
    fc.assert(
      fc.property(edges, fc.array(fc.nat(3), { minLength: 12, maxLength: 12 }), (all, source) => {
        const { of } = cluster(all, { records: 12, source, noDoubles: new Set([0, 2]) })
        const seen = new Set<string>()
        of.forEach((root, record) => {
          if (source[record] !== 0 && source[record] !== 2) return
          const key = `${root} ${source[record]}`
          expect(seen.has(key)).toBe(false)
          seen.add(key)
        })
      }),
    )
  })
})
