import type { StatDimension } from '../../reference/model.ts'
import { largest, type Marks, markOf, useMarkText } from './marks.ts'

/** Bars with their names and numbers as text; the bar itself is only for the eye. What is not known is hatched. */
export const Bars = (marks: Marks & { dimension: StatDimension }) => {
  const text = useMarkText()
  const max = largest(marks)
  return (
    <ul className="bars">
      {marks.rows.map((row) => {
        const code = row.values[marks.dimension] ?? ''
        const share = max === 0 ? 0 : (100 * (markOf(row, marks) ?? 0)) / max
        return (
          <li key={code} className={code === 'unknown' ? 'bars__row bars__row--unknown' : 'bars__row'}>
            <span className="bars__name">{marks.name(code)}</span>
            <svg className="bars__bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
              <rect width="100" height="10" fill="var(--gray-soft)" />
              <rect
                width={share}
                height="10"
                fill={code === 'unknown' ? 'var(--line-strong)' : 'var(--teal-2)'}
              />
            </svg>
            <span className="bars__number">{text(row, marks)}</span>
          </li>
        )
      })}
    </ul>
  )
}
