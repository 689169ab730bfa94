import { useTranslation } from 'react-i18next'
import { Button, type Column, DataTable, LocalNumber } from '../../desk/parts/index.ts'
import type { StatIndicator } from '../../reference/model.ts'
import type { DashboardAnswer, RegistryAnswer } from '../dashboard-model.ts'
import type { PanelRow } from './order-rows.ts'
import { useLanguage } from './use-labels.ts'

interface Props {
  answer: DashboardAnswer
  registry: RegistryAnswer
  onChoose: (indicator: string) => void
}

interface Line {
  indicator: StatIndicator
  row: PanelRow | undefined
}

/** How many days pass from step to step, with the middle half of them as a strip. */
export const Times = ({ answer, registry, onChoose }: Props) => {
  const { t } = useTranslation()
  const language = useLanguage()
  const lines = registry.indicators
    .filter(({ formula }) => formula?.kind === 'times')
    .map(
      (indicator): Line => ({
        indicator,
        row: answer.headlines.find((each) => each.indicator === indicator.id)?.rows[0],
      }),
    )
  const unanswered = answer.headlines.some(({ status }) => status === 'not-by-this-choice')
  const max = Math.max(1, ...lines.map(({ row }) => row?.quartiles?.upper ?? 0))
  const count = (
    key: string,
    label: string,
    of: (line: Line) => number | null | undefined,
  ): Column<Line> => ({
    key,
    label,
    cell: (line) => {
      const value = of(line)
      return value === null || value === undefined ? '—' : <LocalNumber value={value} />
    },
    align: 'end',
  })
  const columns: Column<Line>[] = [
    {
      key: 'step',
      label: t('indicators.step'),
      cell: ({ indicator }) => (
        <Button kind="text" onClick={() => onChoose(indicator.id)}>
          {indicator.labels[language]}
        </Button>
      ),
    },
    { key: 'strip', label: t('indicators.median'), cell: ({ row }) => <Strip row={row} max={max} /> },
    count('both', t('indicators.both-days'), ({ row }) => row?.numerator),
    count('other-order', t('indicators.other-order'), ({ row }) => row?.otherOrder),
    count('all', t('indicators.denominator'), ({ row }) => row?.denominator),
  ]
  return (
    <section aria-labelledby="times">
      <h2 id="times">{t('indicators.times')}</h2>
      <p className="quiet">{t('indicators.times-lead')}</p>
      {unanswered && <p className="quiet">{t('indicators.not-by-this-choice')}</p>}
      <DataTable
        caption={t('indicators.times')}
        captionHidden
        columns={columns}
        rows={lines}
        rowKey={({ indicator }) => indicator.id}
      />
    </section>
  )
}

const Strip = ({ row, max }: { row: PanelRow | undefined; max: number }) => {
  if (!row?.quartiles) return <>—</>
  const { lower, median, upper } = row.quartiles
  const at = (days: number) => (100 * days) / max
  return (
    <span className="strip">
      <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        <rect width="100" height="10" fill="var(--gray-soft)" />
        <rect
          x={at(lower)}
          width={Math.max(1, at(upper - lower))}
          height="10"
          fill="var(--teal-soft)"
          stroke="var(--teal-2)"
          strokeWidth="0.5"
        />
        <rect x={Math.min(98, at(median))} width="2" height="10" fill="var(--teal)" />
      </svg>
      <span>
        <b>
          <LocalNumber value={median} />
        </b>{' '}
        ({lower}–{upper})
      </span>
    </span>
  )
}
