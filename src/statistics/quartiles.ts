interface Counted {
  value: number
  count: number
}

/**
 * Median and quartiles of counted values: the smallest value that at least the share of them does not exceed
 * (percentile_disc). Null when there are none.
 */
export const quartilesOf = (
  counted: readonly Counted[],
): { lower: number; median: number; upper: number } | null => {
  const sorted = counted.toSorted((a, b) => a.value - b.value)
  const all = sorted.reduce((sum, { count }) => sum + count, 0)
  if (all === 0) return null
  const at = (share: number): number => {
    let below = 0
    for (const { value, count } of sorted) {
      below += count
      if (below >= share * all) return value
    }
    return sorted.at(-1)!.value
  }
  return { lower: at(0.25), median: at(0.5), upper: at(0.75) }
}
