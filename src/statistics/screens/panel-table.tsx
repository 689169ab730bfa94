import { useTranslation } from 'react-i18next'
import { type Column, DataTable, LocalNumber, useFormats } from '../../desk/parts/index.ts'
import type { StatIndicator } from '../../reference/model.ts'
import { perWorker } from '../figure-model.ts'
import { perOf, useMarkText } from './marks.ts'
import type { Panel, PanelRow } from './order-rows.ts'

interface Props {
  panel: Panel
  indicator: StatIndicator
  name: (code: string) => string
}

/** The numbers of a picture. A share stands beside what it is a share of. */
export const PanelTable = ({ panel, indicator, name }: Props) => {
  const { t } = useTranslation()
  const code = (row: PanelRow) => row.values[panel.dimension] ?? ''
  const first: Column<PanelRow> = {
    key: 'code',
    label: t(`indicators.by.${panel.dimension}`),
    cell: (row) => name(code(row)),
    sortBy: code,
  }
  const columns = [first, ...useNumbers(indicator)]
  return (
    <DataTable
      caption={t(`indicators.by.${panel.dimension}`)}
      captionHidden
      columns={columns}
      rows={panel.rows}
      rowKey={code}
    />
  )
}

const useNumbers = (indicator: StatIndicator): Column<PanelRow>[] => {
  const { t } = useTranslation()
  const text = useMarkText()
  const { number: format } = useFormats()
  const timed = indicator.formula?.kind === 'times'
  const per = perOf(indicator)
  const late = indicator.formula?.kind === 'late'
  const number = (key: string, label: string, of: (row: PanelRow) => number | null): Column<PanelRow> => ({
    key,
    label,
    cell: (row) => {
      const value = of(row)
      return value === null ? '—' : <LocalNumber value={value} />
    },
    sortBy: of,
    align: 'end',
  })
  return [
    ...(timed
      ? [
          number('lower', t('indicators.lower'), (row) => row.quartiles?.lower ?? null),
          number('median', t('indicators.median'), (row) => row.quartiles?.median ?? null),
          number('upper', t('indicators.upper'), (row) => row.quartiles?.upper ?? null),
        ]
      : []),
    ...(per > 0
      ? [
          {
            key: 'share',
            label:
              per === 100
                ? t('indicators.share')
                : indicator.formula?.kind === 'rate'
                  ? `/ ${format(per)}`
                  : '',
            cell: (row: PanelRow) => text(row, { per, timed }),
            align: 'end' as const,
          },
        ]
      : []),
    number(
      'numerator',
      timed ? t('indicators.both-days') : t(`indicators.unit.${indicator.unit}`),
      (row) => row.numerator,
    ),
    ...(timed ? [number('other-order', t('indicators.other-order'), (row) => row.otherOrder ?? 0)] : []),
    ...(indicator.denominator
      ? [number('denominator', t('indicators.denominator'), (row) => row.denominator)]
      : []),
    ...(late
      ? [
          number('workers', t('indicators.workers'), (row) => row.workers ?? null),
          number('per-worker', t('indicators.per-worker'), perWorker),
        ]
      : []),
  ]
}
