import { useTranslation } from 'react-i18next'
import { type Column, CountBar, DataTable, LocalNumber } from '../../desk/parts/index.ts'
import { useWords } from '../../desk/reference.ts'
import type { OversightAnswer } from '../model.ts'

type Late = OversightAnswer['lateness']['steps'][number]

/** What is late, by kind of step and by kind of agency. A step without a deadline is counted apart, never as late. */
export const Lateness = ({ lateness }: { lateness: OversightAnswer['lateness'] }) => {
  const { t, i18n } = useTranslation()
  const word = useWords()
  const step = (row: Late) => {
    // Some steps name their need or agency; here they are counted together and have a plain name.
    const key = [`oversight.step.${row.kind}`, `step.${row.kind}`].find((each) => i18n.exists(each))
    return key === undefined ? row.kind : t(key)
  }
  const agency = (row: Late) => word('body-kind', row.kind)
  return (
    <section aria-labelledby="lateness">
      <h2 id="lateness">{t('oversight.lateness')}</h2>
      <p className="quiet">{t('oversight.lateness-lead')}</p>
      <LateTable
        caption={t('oversight.by-step')}
        heading={t('oversight.step')}
        name={step}
        rows={lateness.steps}
      />
      <LateTable
        caption={t('oversight.by-agency')}
        heading={t('oversight.agency-kind')}
        name={agency}
        rows={lateness.agencyKinds}
      />
    </section>
  )
}

interface TableProps {
  caption: string
  heading: string
  name: (row: Late) => string
  rows: Late[]
}

const LateTable = ({ caption, heading, name, rows }: TableProps) => {
  const { t } = useTranslation()
  const max = Math.max(0, ...rows.map((row) => row.late))
  const count = (key: 'waiting' | 'withoutDeadline', label: string): Column<Late> => ({
    key,
    label,
    cell: (row) => <LocalNumber value={row[key]} />,
    sortBy: (row) => row[key],
    align: 'end',
  })
  const columns: Column<Late>[] = [
    { key: 'kind', label: heading, cell: name, sortBy: name },
    {
      key: 'late',
      label: t('oversight.late'),
      cell: (row) => <CountBar value={row.late} max={max} />,
      sortBy: (row) => row.late,
    },
    count('waiting', t('oversight.waiting')),
    count('withoutDeadline', t('oversight.without-deadline')),
  ]
  return <DataTable caption={caption} columns={columns} rows={rows} rowKey={(row) => row.kind} />
}
