export interface Sorting {
  key: string
  direction: 'ascending' | 'descending'
}

/** Rows in order of a value; what is not known comes last both ways, and equal rows keep their order. */
export const sortRows = <Row>(
  rows: readonly Row[],
  by: (row: Row) => string | number | null,
  direction: Sorting['direction'],
  language: string,
): Row[] => {
  // Browsers carry no Kyrgyz alphabet; the Russian one puts ө and ң in their places closely enough to find a line.
  const order = new Intl.Collator(language === 'ky' ? ['ky', 'ru'] : language, { numeric: true })
  const sign = direction === 'ascending' ? 1 : -1
  return [...rows].sort((one, other) => {
    const [a, b] = [by(one), by(other)]
    if (a === null || b === null) return Number(a === null) - Number(b === null)
    return (
      sign * (typeof a === 'number' && typeof b === 'number' ? a - b : order.compare(String(a), String(b)))
    )
  })
}
