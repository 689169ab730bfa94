import { useTranslation } from 'react-i18next'
import { type Column, DataTable, useFormats } from '../../desk/parts/index.ts'
import type { MethodLine } from './methods.ts'

/** The same as the picture, in figures. */
export const MethodTable = ({ lines }: { lines: MethodLine[] }) => {
  const { t } = useTranslation()
  const { number } = useFormats()
  const rounded = (value: number | null) =>
    value === null ? t('estimation.no-figure') : number(Math.round(value))
  const interval = ({ lower, upper }: MethodLine) => (
    <span className="method-interval">
      {lower === null && upper === null
        ? t('estimation.no-figure')
        : t('estimation.interval', { lower: rounded(lower), upper: rounded(upper) })}
    </span>
  )
  const columns: Column<MethodLine>[] = [
    {
      key: 'method',
      label: t('estimation.col.method'),
      cell: ({ method }) => t(`estimation.method.${method}`),
    },
    {
      key: 'estimate',
      label: t('estimation.col.estimate'),
      cell: ({ estimate }) => rounded(estimate),
      align: 'end',
    },
    { key: 'interval', label: t('estimation.col.interval'), cell: interval, align: 'end' },
    {
      key: 'how',
      label: t('estimation.col.how'),
      cell: ({ how, params }) => t(`estimation.how.${how}`, params),
    },
  ]
  return (
    <DataTable
      caption={t('estimation.figures')}
      columns={columns}
      rows={lines}
      rowKey={({ method }) => method}
    />
  )
}
