import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../desk/parts/index.ts'
import type { StatIndicator } from '../../reference/model.ts'
import type { DashboardAnswer } from '../dashboard-model.ts'
import { Bars } from './bars.tsx'
import { Downloads } from './downloads.tsx'
import { perOf } from './marks.ts'
import { fillTime, isTime, orderRows, type Panel } from './order-rows.ts'
import { PanelTable } from './panel-table.tsx'
import { Series } from './series.tsx'
import { TileMap } from './tile-map.tsx'
import { useCodeLabels } from './use-labels.ts'
import type { View } from './use-view.ts'

interface Props {
  panel: Panel
  indicator: StatIndicator
  answer: DashboardAnswer
  view: View
}

/** Series and maps need room, and so does a table that also says what a number is a part of. */
const isWide = ({ dimension }: Panel, { denominator }: StatIndicator): boolean =>
  isTime(dimension) || dimension === 'region' || denominator !== undefined

/** Why there is nothing to draw: a text's key. */
const noPicture = (panel: Panel, withoutPopulation: boolean): string | null => {
  if (panel.rows.length === 0)
    return panel.status === 'not-by-this-choice' ? 'indicators.not-by-this-choice' : 'indicators.empty'
  return withoutPopulation ? 'indicators.no-population' : null
}

/** One small picture of the chosen figure, with its table and files. */
export const PanelView = ({ panel, indicator, answer, view }: Props) => {
  const { t } = useTranslation()
  const id = useId()
  const label = useCodeLabels()
  const { dimension } = panel
  const rows = isTime(dimension) ? fillTime(panel, answer.period) : orderRows(panel)
  const marks = {
    rows,
    per: perOf(indicator),
    timed: indicator.formula?.kind === 'times',
    title: t(`indicators.by.${dimension}`),
  }
  const name = (code: string) => label(dimension, code)
  const divided = panel.rows.some(({ denominator }) => denominator !== null)
  const missing = noPicture(panel, indicator.formula?.kind === 'rate' && !divided)
  return (
    <figure className={isWide(panel, indicator) ? 'panel panel--wide' : 'panel'} aria-labelledby={id}>
      <figcaption id={id}>{marks.title}</figcaption>
      {missing ? (
        <EmptyState title={t(missing)} />
      ) : isTime(dimension) ? (
        <Series {...marks} dimension={dimension} name={name} />
      ) : dimension === 'region' ? (
        <TileMap {...marks} name={name} />
      ) : (
        <Bars {...marks} dimension={dimension} name={name} />
      )}
      <details>
        <summary>{t('indicators.table')}</summary>
        <PanelTable panel={{ ...panel, rows }} indicator={indicator} name={name} />
        <Downloads indicator={indicator.id} by={dimension} view={view} period={answer.period} />
      </details>
    </figure>
  )
}
