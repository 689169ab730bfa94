import { largest, type Marks, markOf, useMarkText } from './marks.ts'

/** Where the nine areas lie to each other, in columns and rows; a country without places here is a plain row of tiles. */
const places: Record<string, [column: number, row: number]> = {
  KG07: [1, 1],
  KG08: [3, 1],
  KG11: [2, 1],
  KG02: [4, 1],
  KG03: [2, 2],
  KG04: [3, 2],
  KG05: [1, 3],
  KG21: [2, 3],
  KG06: [3, 3],
}
const LEVELS = 4

/** One tile an area, equal in size, because a large and empty oblast must not outweigh a small and full city. */
export const TileMap = (marks: Marks) => {
  const text = useMarkText()
  const max = largest(marks)
  const known = new Map(marks.rows.map((row) => [row.values.region ?? '', row]))
  const others = [...known.keys()].filter((code) => !(code in places))
  return (
    <ul className="tiles">
      {[...Object.keys(places), ...others].map((code) => {
        const row = known.get(code) ?? { values: {}, numerator: 0, denominator: marks.per === 0 ? null : 0 }
        const size = known.has(code) ? (markOf(row, marks) ?? 0) : 0
        const level = code === 'unknown' || size === 0 || max === 0 ? 0 : Math.ceil((LEVELS * size) / max)
        const [column, line] = places[code] ?? []
        return (
          <li
            key={code}
            className={`tiles__tile tiles__tile--${code === 'unknown' ? 'unknown' : level}`}
            style={{ gridColumn: column, gridRow: line }}
          >
            <span className="tiles__name">{marks.name(code)}</span>
            <b>{known.has(code) ? text(row, marks) : marks.timed || marks.per > 0 ? '—' : '0'}</b>
          </li>
        )
      })}
    </ul>
  )
}
