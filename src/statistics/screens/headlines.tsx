import { useTranslation } from 'react-i18next'
import { Button } from '../../desk/parts/index.ts'
import type { StatIndicator } from '../../reference/model.ts'
import type { DashboardAnswer, FigureAnswer, RegistryAnswer } from '../dashboard-model.ts'
import { perOf, useMarkText } from './marks.ts'
import { useLanguage } from './use-labels.ts'

interface Props {
  answer: DashboardAnswer
  registry: RegistryAnswer
  onChoose: (indicator: string) => void
}

/** Every figure in one number, people with people and cases with cases; what nobody records is said, never shown as 0. */
export const Headlines = ({ answer, registry, onChoose }: Props) => {
  const { t } = useTranslation()
  const figures = new Map(answer.headlines.map((figure) => [figure.indicator, figure]))
  const shown = registry.indicators.filter(({ formula }) => formula?.kind !== 'times')
  return (
    <section aria-labelledby="headlines">
      <h2 id="headlines">{t('indicators.headlines')}</h2>
      {[...new Set(shown.map(({ unit }) => unit))].map((unit) => (
        <div key={unit} className="headlines">
          <h3>{t(`indicators.unit.${unit}`)}</h3>
          <ul>
            {shown
              .filter((indicator) => indicator.unit === unit)
              .map((indicator) => (
                <Headline
                  key={indicator.id}
                  indicator={indicator}
                  figure={figures.get(indicator.id)}
                  onChoose={onChoose}
                />
              ))}
          </ul>
        </div>
      ))}
    </section>
  )
}

interface HeadlineProps {
  indicator: StatIndicator
  figure: FigureAnswer | undefined
  onChoose: (indicator: string) => void
}

const Headline = ({ indicator, figure, onChoose }: HeadlineProps) => {
  const language = useLanguage()
  return (
    <li className={figure?.status === 'recorded' ? undefined : 'headlines__none'}>
      <Button kind="text" onClick={() => onChoose(indicator.id)}>
        {indicator.labels[language]}
      </Button>
      <span className="headlines__number">
        <Value indicator={indicator} figure={figure} />
      </span>
    </li>
  )
}

const Value = ({ indicator, figure }: Omit<HeadlineProps, 'onChoose'>) => {
  const { t } = useTranslation()
  const text = useMarkText()
  if (!figure || figure.status === 'not-yet-recorded') return <small>{t('indicators.not-recorded')}</small>
  if (figure.status === 'not-by-this-choice') return <small>{t('indicators.not-by-this-choice')}</small>
  if (figure.status === 'not-now') return <small>{t('indicators.not-now')}</small>
  const per = perOf(indicator)
  // A rate is one a year; the latest with a known population stands for it.
  const row = figure.rows.findLast((each) => per < 1000 || each.denominator !== null) ?? null
  if (row === null)
    return per >= 1000 ? <small>{t('indicators.no-population')}</small> : <b>{per === 0 ? 0 : '—'}</b>
  return (
    <>
      <b>{text(row, { per, timed: false })}</b>
      {row.values.year && <small>{row.values.year}</small>}
      {per === 100 && <small>{t('indicators.of', { count: row.denominator ?? 0 })}</small>}
    </>
  )
}
