import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable, Link, Since, Tag } from '../../desk/parts/index.ts'
import type { CaseListAnswer, CaseRow } from '../list-cases.ts'
import { CaseTags } from './case-tags.tsx'
import { useCaseWords } from './use-words.ts'

/** One line a case, by its code: nobody is named here. */
export const CaseTable = ({ answer, empty }: { answer: CaseListAnswer; empty: ReactNode }) => {
  const { t } = useTranslation()
  return (
    <DataTable
      caption={t('cases.list.title')}
      captionHidden
      columns={useColumns(answer)}
      rows={answer.cases}
      rowKey={(row) => row.caseId}
      empty={empty}
    />
  )
}

const useColumns = ({ agencies }: CaseListAnswer): Column<CaseRow>[] => {
  const { t } = useTranslation()
  const words = useCaseWords()
  return [
    {
      key: 'code',
      label: t('cases.list.col.code'),
      cell: (row) => (
        <span>
          <Link to={`/cases/${row.caseId}`}>{row.code}</Link> <RowTags row={row} />
        </span>
      ),
    },
    {
      key: 'person',
      label: t('cases.list.col.person'),
      cell: (row) => words.person({ ...row.summary, child: row.child }),
    },
    {
      key: 'district',
      label: t('cases.list.col.district'),
      cell: (row) => words.district(row.district) ?? <span className="quiet">{t('desk.notKnown')}</span>,
      sortBy: (row) => words.district(row.district),
    },
    {
      key: 'stage',
      label: t('cases.list.col.stage'),
      cell: (row) => words.stage(row.stage),
      sortBy: (row) => words.stage(row.stage),
    },
    {
      key: 'due',
      label: t('cases.list.col.due'),
      cell: (row) => <Due row={row} />,
      sortBy: (row) => row.dueAt,
    },
    {
      key: 'lead',
      label: t('cases.list.col.lead'),
      cell: (row) => words.label(agencies[row.leadAgency], row.leadAgency),
    },
    {
      key: 'changed',
      label: t('cases.list.col.changed'),
      cell: (row) => <Since value={row.changedAt} />,
      sortBy: (row) => row.changedAt,
    },
  ]
}

const RowTags = ({ row }: { row: CaseRow }) => (
  <CaseTags
    risk={row.risk}
    presumed={row.summary.presumed}
    conflicts={row.conflicts}
    closed={row.status === 'closed'}
  />
)

const Due = ({ row }: { row: CaseRow }) => {
  const words = useCaseWords()
  if (row.dueAt === null) return <span className="quiet">{words.due(null)}</span>
  return row.late ? <Tag tone="ochre">{words.due(row.dueAt)}</Tag> : words.due(row.dueAt)
}
