import { useTranslation } from 'react-i18next'
import { CountBar, DataTable } from '../../desk/parts/index.ts'
import type { OversightAnswer } from '../model.ts'
import { useMonthWords } from './use-month-words.ts'

/** Cases by the month they were opened in, the newest first. */
export const MonthTable = ({ months }: { months: OversightAnswer['months'] }) => {
  const { t } = useTranslation()
  const word = useMonthWords()
  const max = Math.max(...months.map((each) => each.opened))
  return (
    <DataTable
      caption={t('oversight.by-month')}
      columns={[
        {
          key: 'month',
          label: t('oversight.month'),
          cell: (row) => word(row.month),
          sortBy: (row) => row.month,
        },
        {
          key: 'opened',
          label: t('oversight.opened'),
          cell: (row) => <CountBar value={row.opened} max={max} />,
          sortBy: (row) => row.opened,
        },
      ]}
      rows={months.toReversed()}
      rowKey={(row) => row.month}
    />
  )
}
