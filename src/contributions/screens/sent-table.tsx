import { useTranslation } from 'react-i18next'
import { Button, type Column, DataTable, EmptyState, Tag, useFormats } from '../../desk/parts/index.ts'
import { useWords } from '../../desk/reference.ts'
import type { Contribution } from '../model.ts'

interface Props {
  contributions: Contribution[]
  onUndo: (what: Contribution) => void
}

/** What the agency sent. Whom any of it was linked with stands nowhere, so that nobody learns who else knows a person. */
export const SentTable = ({ contributions, onUndo }: Props) => {
  const { t } = useTranslation()
  const word = useWords()
  const formats = useFormats()
  const columns: Column<Contribution>[] = [
    { key: 'when', label: t('contributions.when'), cell: (each) => formats.time(each.sentAt) },
    { key: 'kind', label: t('contributions.kind'), cell: (each) => t(`contributions.kind.${each.kind}`) },
    {
      key: 'said',
      label: t('contributions.said'),
      cell: (each) =>
        each.said.map(({ measure, year, count }) => (
          <div key={`${measure} ${year} ${count}`}>
            {t('contributions.said-one', { measure: word('published-measure', measure), year, count })}
          </div>
        )),
    },
    {
      key: 'state',
      label: t('contributions.state'),
      cell: (each) =>
        each.undoneAt ? (
          <Tag tone="gray">{t('contributions.undone')}</Tag>
        ) : (
          <Button kind="text" onClick={() => onUndo(each)}>
            {t('contributions.undo')}
          </Button>
        ),
    },
  ]
  return (
    <DataTable
      caption={t('contributions.sent')}
      columns={columns}
      rows={contributions}
      rowKey={(each) => each.contributionId}
      empty={<EmptyState title={t('contributions.none')} />}
    />
  )
}
