/** A probability in percent for reading; never 0 or 100, since nothing here is certain. */
export const percentOf = (probability: number): string => {
  const share = probability * 100
  if (share > 99.9) return '> 99.9'
  return share < 0.1 ? '< 0.1' : share.toFixed(1)
}
