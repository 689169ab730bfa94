import type { Random } from './random.ts'

export interface Link {
  a: string
  b: string
}

/** What is known of which records are one person. */
export interface Linkage {
  /** Found to be one person. */
  same: readonly Link[]
  /** Found to be two. */
  different: readonly Link[]
  /** Decided by nobody: how likely the linkage holds it that they are one. */
  undecided: readonly (Link & { probability: number })[]
}

/** A group of people of whom it is not known how many they are, and every way in which they may be linked. */
type Ways = { sets: number[]; weight: number }[]

/** So many undecided pairs in one group are gone through in every combination; more are drawn one after another. */
const MOST_IN_FULL = 12

/**
 * Draws linkages: pairs that were decided stay as they are, undecided ones are linked by their probability, given that
 * the whole is consistent (who is linked through others is linked, and never with somebody known to be another). A pair
 * that was never compared says nothing. Each draw gives how many people have which set of lists.
 * @param sets the lists of each record, a bit each
 */
export const linkageDrawer = (
  sets: ReadonlyMap<string, number>,
  { same, different, undecided }: Linkage,
): ((random: Random) => Map<number, number>) => {
  const root = groupsOf(same)
  const people = new Map<string, number>()
  for (const [record, set] of sets) people.set(root(record), (people.get(root(record)) ?? 0) | set)
  const apart = new Set(different.map(({ a, b }) => keyOf(root(a), root(b))))
  const links = joinLinks(undecided, root).filter(({ a, b }) => a !== b && !apart.has(keyOf(a, b)))
  const group = groupsOf(links)
  const doubtful = [...Map.groupBy(links, ({ a }) => group(a)).values()]
  const fixed = new Map<number, number>()
  const inDoubt = new Set(links.flatMap(({ a, b }) => [a, b]))
  for (const [person, set] of people) if (!inDoubt.has(person)) count(fixed, set)
  const setOf = (person: string) => people.get(person) ?? 0
  const draws = doubtful.map((each) => drawerOf(each, apart, setOf))
  return (random) => {
    const histories = new Map(fixed)
    for (const draw of draws) for (const set of draw(random)) count(histories, set)
    return histories
  }
}

const count = (histories: Map<number, number>, set: number) => {
  if (set !== 0) histories.set(set, (histories.get(set) ?? 0) + 1)
}

const keyOf = (a: string, b: string) => (a < b ? `${a} ${b}` : `${b} ${a}`)

/** Who is linked with whom, through others too: gives the name of anybody's group. */
const groupsOf = (links: readonly Link[]): ((record: string) => string) => {
  const parents = new Map<string, string>()
  const root = (record: string): string => {
    let at = record
    for (let up = parents.get(at); up !== undefined; up = parents.get(at)) at = up
    return at
  }
  for (const { a, b } of links) {
    const [one, other] = [root(a), root(b)]
    if (one !== other) parents.set(one, other)
  }
  return root
}

/** Several pairs of records between the same two people are one question: their odds are multiplied. */
const joinLinks = (undecided: Linkage['undecided'], root: (record: string) => string) => {
  const odds = new Map<string, Link & { odds: number }>()
  for (const { a, b, probability } of undecided) {
    const [one, other] = [root(a), root(b)]
    const key = keyOf(one, other)
    const sure = Math.min(1 - 1e-9, Math.max(1e-9, probability))
    odds.set(key, { a: one, b: other, odds: (odds.get(key)?.odds ?? 1) * (sure / (1 - sure)) })
  }
  return [...odds.values()]
}

type Doubt = Link & { odds: number }

const drawerOf = (links: readonly Doubt[], apart: ReadonlySet<string>, setOf: (person: string) => number) => {
  const people = [...new Set(links.flatMap(({ a, b }) => [a, b]))]
  const setsOf = (root: (person: string) => string): number[] =>
    [...Map.groupBy(people, root).values()].map((group) => group.reduce((set, each) => set | setOf(each), 0))
  if (links.length > MOST_IN_FULL) return (random: Random) => setsOf(drawInTurn(links, people, apart, random))
  const ways: Ways = []
  for (let mask = 0; mask < 1 << links.length; mask += 1) {
    const linked = links.filter((_, at) => (mask >> at) & 1)
    const root = groupsOf(linked)
    const left = links.filter((each) => !linked.includes(each))
    if (left.every(({ a, b }) => root(a) !== root(b)) && allowed(people, root, apart))
      ways.push({ sets: setsOf(root), weight: linked.reduce((product, each) => product * each.odds, 1) })
  }
  return (random: Random) => choose(ways, random)
}

const allowed = (people: readonly string[], root: (person: string) => string, apart: ReadonlySet<string>) =>
  people.every((one, at) =>
    people.slice(at + 1).every((other) => root(one) !== root(other) || !apart.has(keyOf(one, other))),
  )

const choose = (ways: Ways, random: Random): number[] => {
  let left = random() * ways.reduce((sum, { weight }) => sum + weight, 0)
  for (const { sets, weight } of ways) {
    left -= weight
    if (left < 0) return sets
  }
  return ways.at(-1)!.sets
}

/** For large groups: pair after pair in random order, a link that cannot stand beside those before it left out. */
const drawInTurn = (
  links: readonly Doubt[],
  people: readonly string[],
  apart: ReadonlySet<string>,
  random: Random,
) => {
  const made: Link[] = []
  const order = links.map((link) => ({ link, at: random() })).sort((one, other) => one.at - other.at)
  for (const { link } of order) {
    if (random() >= link.odds / (1 + link.odds)) continue
    if (allowed(people, groupsOf([...made, link]), apart)) made.push(link)
  }
  return groupsOf(made)
}
