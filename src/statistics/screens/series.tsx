import { useTranslation } from 'react-i18next'
import type { StatDimension } from '../../reference/model.ts'
import { largest, type Marks, markOf, useMarkText } from './marks.ts'

const HEIGHT = 120
const STEP = 20

/** Columns over time, each with its number on the tip when one points at it. The table below says it all in words. */
export const Series = (marks: Marks & { dimension: StatDimension }) => {
  const { t } = useTranslation()
  const text = useMarkText()
  const { rows, dimension, name, title } = marks
  const max = largest(marks)
  const width = rows.length * STEP
  const code = (index: number) => rows[index]?.values[dimension] ?? ''
  return (
    <>
      <svg
        className="series"
        viewBox={`0 0 ${width} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={t('indicators.picture', { title })}
      >
        <line
          x1="0"
          x2={width}
          y1={HEIGHT}
          y2={HEIGHT}
          stroke="var(--line-strong)"
          vectorEffect="non-scaling-stroke"
        />
        {rows.map((row, index) => {
          const height = max === 0 ? 0 : (HEIGHT * (markOf(row, marks) ?? 0)) / max
          return (
            <rect
              key={code(index)}
              x={index * STEP + 3}
              y={HEIGHT - height}
              width={STEP - 6}
              height={height}
              fill="var(--teal-2)"
            >
              <title>{`${name(code(index))}: ${text(row, marks)}`}</title>
            </rect>
          )
        })}
      </svg>
      <p className="series__ends">
        <span>{name(code(0))}</span>
        <span>
          {t('indicators.highest', {
            value: text(
              rows.reduce((a, b) => ((markOf(b, marks) ?? 0) > (markOf(a, marks) ?? 0) ? b : a)),
              marks,
            ),
          })}
        </span>
        <span>{name(code(rows.length - 1))}</span>
      </p>
    </>
  )
}
