import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { post } from '../../desk/api.ts'
import {
  Button,
  type Column,
  ConfirmDialog,
  DataTable,
  EmptyState,
  FailureNote,
  Link,
  Screen,
  Skeleton,
  Tag,
  useFormats,
} from '../../desk/parts/index.ts'
import { useData } from '../../desk/use-data.ts'
import type { ImportSummary } from '../model.ts'
import './imports.scss'

/** The lists an agency brought in, and taking one back. */
const ImportList = () => {
  const { t } = useTranslation()
  const { data, error, reload } = useData<{ imports: ImportSummary[] }>('/api/imports')
  const [undoing, setUndoing] = useState<ImportSummary | null>(null)
  return (
    <Screen title={t('imports.title')} sub={<p>{t('imports.sub')}</p>}>
      <div className="actions">
        <Link to="/imports/new" button="primary">
          {t('imports.new.title')}
        </Link>
      </div>
      {error && !data && <FailureNote failure={error} onRetry={reload} />}
      {!data && !error && <Skeleton lines={4} />}
      {data && (
        <div className="import-table">
          <Table imports={data.imports} onUndo={setUndoing} />
        </div>
      )}
      {undoing && (
        <UndoImport
          what={undoing}
          onClose={() => {
            setUndoing(null)
            reload()
          }}
        />
      )}
    </Screen>
  )
}
export default ImportList

interface TableProps {
  imports: ImportSummary[]
  onUndo: (what: ImportSummary) => void
}

const Table = ({ imports, onUndo }: TableProps) => {
  const { t } = useTranslation()
  const formats = useFormats()
  const columns: Column<ImportSummary>[] = [
    { key: 'when', label: t('imports.when'), cell: (each) => formats.time(each.startedAt) },
    { key: 'rows', label: t('imports.rows'), cell: (each) => each.rows, align: 'end' },
    { key: 'created', label: t('imports.created'), cell: (each) => each.created, align: 'end' },
    { key: 'linked', label: t('imports.linked'), cell: (each) => each.linked, align: 'end' },
    {
      key: 'state',
      label: t('imports.state'),
      cell: (each) =>
        each.undoneAt ? (
          <>
            <Tag tone="gray">{t('imports.undone')}</Tag>
            {each.kept > 0 && <div className="quiet">{t('imports.kept', { count: each.kept })}</div>}
          </>
        ) : (
          <Button kind="text" onClick={() => onUndo(each)}>
            {t('imports.undo')}
          </Button>
        ),
    },
  ]
  return (
    <DataTable
      caption={t('imports.title')}
      captionHidden
      columns={columns}
      rows={imports}
      rowKey={(each) => each.importId}
      empty={<EmptyState title={t('imports.none')}>{t('imports.none-hint')}</EmptyState>}
    />
  )
}

/** Taking a list back goes on in batches until nothing is left. */
const UndoImport = ({ what, onClose }: { what: ImportSummary; onClose: () => void }) => {
  const { t } = useTranslation()
  const undo = async () => {
    for (;;) {
      const result = await post<{ left: number }>(`/api/imports/${what.importId}/undo`, {})
      if (!result.ok || result.data.left === 0) return result
    }
  }
  return (
    <ConfirmDialog title={t('imports.undo-title')} action={t('imports.undo')} act={undo} onClose={onClose}>
      {t('imports.undo-what', { count: what.created + what.linked })}
    </ConfirmDialog>
  )
}
