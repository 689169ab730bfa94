import { pairsOf } from './subsets.ts'

/**
 * A decomposable graph over lists as what its likelihood is made of: sets of lists with +1 for a clique and −1 for a
 * separator; sets that cancel are left out.
 */
export type DecomposableGraph = ReadonlyMap<number, number>

/** All of them: 8, 61 and 822 for three, four and five lists. */
export const decomposableGraphs = (lists: number): DecomposableGraph[] => {
  const edges = pairsOf(lists)
  const graphs: DecomposableGraph[] = []
  for (let choice = 0; choice < 1 << edges.length; choice += 1) {
    const graph = decompose(
      lists,
      edges.filter((_, at) => (choice >> at) & 1),
    )
    if (graph !== null) graphs.push(graph)
  }
  return graphs
}

/**
 * Takes away one list after the other whose neighbors all know each other; null when none can be found before the
 * end, for then the graph is not decomposable. Each step gives one factor: the list with its neighbors over them.
 */
const decompose = (lists: number, edges: readonly number[]): DecomposableGraph | null => {
  const near = new Array<number>(lists).fill(0)
  for (let list = 0; list < lists; list += 1)
    for (const edge of edges) if (edge & (1 << list)) near[list]! |= edge ^ (1 << list)
  const factors = new Map<number, number>()
  const add = (set: number, by: number) => factors.set(set, (factors.get(set) ?? 0) + by)
  for (let left = (1 << lists) - 1; left > 0; ) {
    const list = near.findIndex((_, at) => (left >> at) & 1 && isComplete(near, near[at]! & left))
    if (list < 0) return null
    const neighbors = near[list]! & left
    add(neighbors | (1 << list), 1)
    // The factor of no list at all is one.
    if (neighbors > 0) add(neighbors, -1)
    left ^= 1 << list
  }
  for (const [set, power] of factors) if (power === 0) factors.delete(set)
  return factors
}

const isComplete = (near: readonly number[], set: number): boolean =>
  near.every((neighbors, at) => ((set >> at) & 1) === 0 || (set & ~neighbors & ~(1 << at)) === 0)
