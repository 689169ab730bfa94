import { useTranslation } from 'react-i18next'
import { useFormats } from '../../desk/parts/index.ts'
import type { MethodLine } from './methods.ts'
import { type Scale, scaleOf } from './scale.ts'

/** Room at both ends, so that points and words at the edge are not cut. */
const MARGIN = 4

/** Where a number stands, in per cent of the width. */
const place = (scale: Scale, people: number): string =>
  `${(MARGIN + (100 - 2 * MARGIN) * scale.at(people)).toFixed(2)}%`

/** Every method one below the other on one scale: how far they lie apart is what the picture is for. */
export const RangePicture = ({ lines, seen }: { lines: MethodLine[]; seen: number }) => {
  const { t } = useTranslation()
  const scale = scaleOf(lines, seen)
  return (
    <figure className="ranges">
      <figcaption>{t('estimation.picture')}</figcaption>
      {/* The table below says the same in figures. */}
      <div aria-hidden="true">
        {lines.map((line) => (
          <div className="ranges__row" key={line.method}>
            <span className="ranges__name">{t(`estimation.method.${line.method}`)}</span>
            <div className="ranges__bar">
              <svg focusable="false">
                <title>{t(`estimation.method.${line.method}`)}</title>
                <Marks scale={scale} seen={seen} />
                <Bar line={line} scale={scale} />
              </svg>
            </div>
          </div>
        ))}
        <Axis scale={scale} seen={seen} />
      </div>
    </figure>
  )
}

const Marks = ({ scale, seen }: { scale: Scale; seen: number }) => (
  <>
    {scale.ticks.map((tick) => (
      <line
        key={tick}
        className="ranges__tick"
        x1={place(scale, tick)}
        x2={place(scale, tick)}
        y1="0"
        y2="100%"
      />
    ))}
    <line className="ranges__seen" x1={place(scale, seen)} x2={place(scale, seen)} y1="0" y2="100%" />
  </>
)

const Bar = ({ line: { method, estimate, lower, upper }, scale }: { line: MethodLine; scale: Scale }) => (
  <>
    {lower !== null && upper !== null && (
      <line
        className="ranges__interval"
        x1={place(scale, lower)}
        x2={place(scale, upper)}
        y1="50%"
        y2="50%"
      />
    )}
    {estimate !== null && method === 'chao' && (
      <line
        className="ranges__bound"
        x1={place(scale, estimate)}
        x2={place(scale, estimate)}
        y1="10%"
        y2="90%"
      />
    )}
    {estimate !== null && method !== 'chao' && (
      <circle className="ranges__estimate" cx={place(scale, estimate)} cy="50%" r="6" />
    )}
  </>
)

const Axis = ({ scale, seen }: { scale: Scale; seen: number }) => {
  const { t } = useTranslation()
  const { number } = useFormats()
  return (
    <div className="ranges__row">
      <span />
      <div className="ranges__bar ranges__bar--axis">
        <svg focusable="false">
          <title>{t('estimation.col.estimate')}</title>
          {scale.ticks.map((tick) => (
            <text key={tick} className="ranges__number" x={place(scale, tick)} y="14">
              {number(tick)}
            </text>
          ))}
          <text className="ranges__seen-word" x={place(scale, seen)} y="36">
            {number(Math.round(seen))} {t('estimation.on-lists')}
          </text>
        </svg>
      </div>
    </div>
  )
}
