/**
 * People from pairs. Connected components at the threshold join whoever a chain of pairs joins; "refuse-impossible"
 * builds the same components from the surest pair down and refuses a step that makes an impossible person: two records
 * of a list without doubles, two different national ids, or more evidence against than for.
 */

/** Scored pairs by column, surest first (weight down, then i, then j). Weights in bits. */
export type ScoredPairs = { i: ArrayLike<number>; j: ArrayLike<number>; weight: ArrayLike<number> }

export type ClusterOptions = {
  records: number
  /** Weight from which a pair joins. */
  from: number
  method: 'connected' | 'refuse-impossible'
  /** Source list of a record, and the lists in which nobody stands twice. */
  source?: ArrayLike<number>
  noDoubles?: ReadonlySet<number>
  /** A record's national id, folded; null when unknown or not to be trusted. `near`: may be one id mistyped. */
  ids?: readonly (string | null)[]
  near?: (one: string, other: string) => boolean
  /** Clusters settled before, by record, each named by its lowest record; −1 = a new record. */
  settled?: ArrayLike<number>
}

export type Clusters = { of: Int32Array; refused: number }

/** Evidence of one pair counts so many bits at most, so that one pair cannot outvote all others. */
const MOST_BITS = 8
/** A pair that no rule found, or that scored too low to be kept. */
const NOT_FOUND = -3

/** The cluster of each record, named by its lowest record number. Depends on nothing but the arguments. */
export function clusterRecords(pairs: ScoredPairs, options: ClusterOptions): Clusters {
  const components = connect(pairs, options)
  if (options.method === 'connected') return { of: components, refused: 0 }
  return refuseImpossible(pairs, options, components)
}

function startingParents(records: number, settled?: ArrayLike<number>): Int32Array {
  return Int32Array.from({ length: records }, (_, index) => {
    const known = settled?.[index] ?? -1
    return known < 0 ? index : known
  })
}

function connect(pairs: ScoredPairs, { records, from, settled }: ClusterOptions): Int32Array {
  const parent = startingParents(records, settled)
  for (let at = 0; at < pairs.i.length && pairs.weight[at]! >= from; at += 1) {
    join(parent, find(parent, pairs.i[at]!), find(parent, pairs.j[at]!))
  }
  return parent.map((_, record) => find(parent, record))
}

function find(parent: Int32Array, record: number): number {
  let root = record
  while (parent[root] !== root) root = parent[root]!
  for (let at = record; parent[at] !== root; ) {
    const next = parent[at]!
    parent[at] = root
    at = next
  }
  return root
}

/** The lower number becomes the root, so that a cluster's name does not depend on the order of pairs. */
function join(parent: Int32Array, one: number, other: number): void {
  if (one < other) parent[other] = one
  else parent[one] = other
}

type Group = {
  size: number
  sources: Set<number>
  ids: Set<string>
  /** Evidence towards other groups by their root: sum of bits, and number of pairs it comes from. */
  evidence: Map<number, { bits: number; pairs: number }>
}

function refuseImpossible(pairs: ScoredPairs, options: ClusterOptions, components: Int32Array): Clusters {
  const parent = startingParents(options.records, options.settled)
  const groups = settledGroups(parent, options)
  const groupOf = (record: number) => {
    const known = groups.get(record)
    const group = known ?? singleGroup(record, options)
    if (!known) groups.set(record, group)
    return group
  }
  const inside = (at: number) => components[pairs.i[at]!] === components[pairs.j[at]!]
  for (let at = 0; at < pairs.i.length; at += 1) {
    if (inside(at)) addEvidence(parent[pairs.i[at]!]!, parent[pairs.j[at]!]!, pairs.weight[at]!, groupOf)
  }
  let refused = 0
  for (let at = 0; at < pairs.i.length && pairs.weight[at]! >= options.from; at += 1) {
    const [one, other] = [find(parent, pairs.i[at]!), find(parent, pairs.j[at]!)].sort((a, b) => a - b) as [
      number,
      number,
    ]
    if (one === other) continue
    if (!mayJoin(groupOf(one), groupOf(other), other, options)) {
      refused += 1
      continue
    }
    join(parent, one, other)
    merge(groups, one, other)
  }
  return { of: parent.map((_, record) => find(parent, record)), refused }
}

function singleGroup(record: number, { source, noDoubles, ids }: ClusterOptions): Group {
  const from = source?.[record]
  const id = ids?.[record] ?? null
  return {
    size: 1,
    sources: new Set(from !== undefined && noDoubles?.has(from) ? [from] : []),
    ids: new Set(id === null ? [] : [id]),
    evidence: new Map(),
  }
}

/** Groups of the clusters settled before; single records get theirs when they are first asked for. */
function settledGroups(parent: Int32Array, options: ClusterOptions): Map<number, Group> {
  const groups = new Map<number, Group>()
  parent.forEach((root, record) => {
    if (root === record) return
    const group = groups.get(root) ?? singleGroup(root, options)
    const member = singleGroup(record, options)
    group.size += 1
    for (const source of member.sources) group.sources.add(source)
    for (const id of member.ids) group.ids.add(id)
    groups.set(root, group)
  })
  return groups
}

/** `one` and `other` are roots. */
function addEvidence(one: number, other: number, weight: number, groupOf: (root: number) => Group): void {
  if (one === other) return
  const bits = Math.max(-MOST_BITS, Math.min(MOST_BITS, weight))
  const add = (group: Group, towards: number) => {
    const known = group.evidence.get(towards) ?? { bits: 0, pairs: 0 }
    group.evidence.set(towards, { bits: known.bits + bits, pairs: known.pairs + 1 })
  }
  add(groupOf(one), other)
  add(groupOf(other), one)
}

/** More evidence against than for refuses; a threshold under a half asks for less than as much. */
function mayJoin(one: Group, other: Group, otherRoot: number, { near, from }: ClusterOptions): boolean {
  for (const source of other.sources) if (one.sources.has(source)) return false
  for (const id of other.ids) {
    for (const known of one.ids) if (id !== known && !near?.(id, known)) return false
  }
  const evidence = one.evidence.get(otherRoot) ?? { bits: 0, pairs: 0 }
  return evidence.bits + NOT_FOUND * (one.size * other.size - evidence.pairs) >= Math.min(0, from)
}

/** The group of `other` goes into that of `one`; whoever had evidence towards either now has it towards `one`. */
function merge(groups: Map<number, Group>, one: number, other: number): void {
  const [into, from] = [groups.get(one)!, groups.get(other)!]
  into.size += from.size
  for (const source of from.sources) into.sources.add(source)
  for (const id of from.ids) into.ids.add(id)
  into.evidence.delete(other)
  for (const [root, { bits, pairs }] of from.evidence) {
    if (root === one) continue
    const known = into.evidence.get(root)
    const sum = { bits: bits + (known?.bits ?? 0), pairs: pairs + (known?.pairs ?? 0) }
    into.evidence.set(root, sum)
    const back = groups.get(root)!.evidence
    back.delete(other)
    back.set(one, sum)
  }
  groups.delete(other)
}
