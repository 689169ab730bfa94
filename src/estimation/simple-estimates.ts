import { Z95 } from './special-functions.ts'
import { onExactly, type Table, totalOf } from './table.ts'

/**
 * Chao's lower bound n + f1²/(2 f2) and its form corrected for bias n + f1(f1 − 1)/(2(f2 + 1)), from the people on
 * exactly one and exactly two lists. The first is null when nobody is on two.
 */
export const chaoBounds = (table: Table): { estimate: number | null; biasCorrected: number } => {
  const once = onExactly(table, 1)
  const twice = onExactly(table, 2)
  return {
    estimate: twice === 0 ? null : totalOf(table) + once ** 2 / (2 * twice),
    biasCorrected: totalOf(table) + (once * (once - 1)) / (2 * (twice + 1)),
  }
}

export interface TwoLists {
  /** n1 n2 / m; null when nobody is on both. */
  lincolnPetersen: number | null
  chapman: number
  /** Of Chapman's estimate (Seber 1970). */
  variance: number
  lower: number
  upper: number
}

/** The two estimators for two lists; null for any other number of lists. */
export const estimateTwoLists = (table: Table): TwoLists | null => {
  if (table.lists !== 2) return null
  const [first, second, both] = [table.margins[1]!, table.margins[2]!, table.margins[3]!]
  const chapman = ((first + 1) * (second + 1)) / (both + 1) - 1
  const variance =
    ((first + 1) * (second + 1) * (first - both) * (second - both)) / ((both + 1) ** 2 * (both + 2))
  const half = Z95 * Math.sqrt(variance)
  return {
    lincolnPetersen: both === 0 ? null : (first * second) / both,
    chapman,
    variance,
    // Whoever was seen is there, however wide the interval.
    lower: Math.max(totalOf(table), chapman - half),
    upper: chapman + half,
  }
}
