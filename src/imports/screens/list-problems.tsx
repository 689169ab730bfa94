import { useTranslation } from 'react-i18next'
import { DataTable } from '../../desk/parts/index.ts'
import type { CellProblem } from '../model.ts'

/** What could not be read, by line and column as the list has them; these lines are left out. */
export const ListProblems = ({ problems }: { problems: CellProblem[] }) => {
  const { t } = useTranslation()
  if (problems.length === 0) return null
  return (
    <DataTable
      caption={t('imports.problems')}
      rows={problems}
      rowKey={({ line, column, code }) => `${line} ${column} ${code}`}
      columns={[
        { key: 'line', label: t('imports.line'), cell: ({ line }) => line, sortBy: ({ line }) => line },
        {
          key: 'column',
          label: t('imports.column'),
          cell: ({ column }) => column ?? t('imports.whole-line'),
        },
        { key: 'code', label: t('imports.problem'), cell: ({ code }) => t(`imports.problem.${code}`) },
      ]}
    />
  )
}
