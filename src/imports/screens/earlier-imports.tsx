import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ApiFailure, post } from '../../desk/api.ts'
import { Button, DataTable, FailureNote, LocalTime, Notice, Tag } from '../../desk/parts/index.ts'
import { useData } from '../../desk/use-data.ts'
import type { ListImport } from '../model.ts'

/** What was imported before, with what became of it, and the way to undo it as a whole. */
export const EarlierImports = () => {
  const { t } = useTranslation()
  const { data, error, reload } = useData<{ imports: ListImport[] }>('/api/imports')
  const [undone, setUndone] = useState<{ withdrawn: number; kept: number } | null>(null)
  if (error) return <FailureNote failure={error} onRetry={reload} />
  if (!data || data.imports.length === 0) return null
  return (
    <>
      {undone && (
        <Notice live>
          <p>{t('imports.undone', undone)}</p>
        </Notice>
      )}
      <DataTable
        caption={t('imports.earlier')}
        rows={data.imports}
        rowKey={({ importId }) => importId}
        columns={[
          {
            key: 'at',
            label: t('imports.started'),
            cell: ({ startedAt }) => <LocalTime value={startedAt} />,
            sortBy: ({ startedAt }) => startedAt,
          },
          {
            key: 'status',
            label: t('imports.status'),
            cell: ({ status }) => (
              <Tag tone={status === 'done' ? 'green' : 'gray'}>{t(`imports.status.${status}`)}</Tag>
            ),
          },
          {
            key: 'became',
            label: t('imports.became'),
            cell: (row) =>
              (['created', 'linked', 'refused', 'withdrawn', 'kept'] as const)
                .filter((name) => row[name] > 0)
                .map((name) => t(`imports.became.${name}`, { count: row[name] }))
                .join(', '),
          },
          {
            key: 'undo',
            label: t('imports.undo'),
            cell: (row) =>
              row.status === 'undone' ? null : (
                <Undo
                  importId={row.importId}
                  onDone={(counts) => {
                    setUndone(counts)
                    reload()
                  }}
                />
              ),
          },
        ]}
      />
    </>
  )
}

interface UndoProps {
  importId: string
  onDone: (counts: { withdrawn: number; kept: number }) => void
}

/** Asks a second time: what is undone is seen by nobody any more. */
const Undo = ({ importId, onDone }: UndoProps) => {
  const { t } = useTranslation()
  const [sure, setSure] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<ApiFailure | null>(null)
  const undo = async () => {
    if (!sure) return setSure(true)
    setBusy(true)
    const result = await post<{ withdrawn: number; kept: number }>(`/api/imports/${importId}/undoing`, {})
    setBusy(false)
    if (result.ok) onDone(result.data)
    else setFailure(result)
  }
  return (
    <>
      {failure && <FailureNote failure={failure} />}
      <Button kind="text" busy={busy} onClick={() => void undo()}>
        {t(sure ? 'imports.undo.sure' : 'imports.undo.do')}
      </Button>
    </>
  )
}
