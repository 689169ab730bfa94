/*
 * A set of lists is a bit mask: bit i is set when list i is in it. A function over all sets is an array of 2^t numbers.
 */

/** How many lists are in the set. */
export const sizeOf = (set: number): number => {
  let size = 0
  for (let rest = set; rest > 0; rest &= rest - 1) size += 1
  return size
}

/** The lists of a set, in list order. */
export const membersOf = (set: number): number[] => {
  const members: number[] = []
  for (let list = 0; set >> list > 0; list += 1) if ((set >> list) & 1) members.push(list)
  return members
}

/** All pairs of lists as sets, in list order: (1,2), (1,3) … (2,3) … */
export const pairsOf = (lists: number): number[] => {
  const pairs: number[] = []
  for (let one = 0; one < lists; one += 1)
    for (let other = one + 1; other < lists; other += 1) pairs.push((1 << one) | (1 << other))
  return pairs
}

/** Replaces each value by the sum over all sets that contain the set. In place. */
export const sumOverSupersets = (values: Float64Array): Float64Array => {
  for (let bit = 1; bit < values.length; bit <<= 1)
    for (let set = 0; set < values.length; set += 1) if ((set & bit) === 0) values[set]! += values[set | bit]!
  return values
}

/** Replaces each value by the sum over all sets contained in the set. In place. */
export const sumOverSubsets = (values: Float64Array): Float64Array => {
  for (let bit = 1; bit < values.length; bit <<= 1)
    for (let set = 0; set < values.length; set += 1) if ((set & bit) !== 0) values[set]! += values[set ^ bit]!
  return values
}
