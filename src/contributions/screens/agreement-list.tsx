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
  Screen,
  Skeleton,
  Tag,
  useFormats,
} from '../../desk/parts/index.ts'
import { useData } from '../../desk/use-data.ts'
import type { Agreement, Agreements } from '../model.ts'
import './contributions.scss'
import { NewKey } from './new-key.tsx'

/** Keys that agencies share, for whoever gives them out; no key stands here. */
const AgreementList = () => {
  const { t } = useTranslation()
  const { data, error, reload } = useData<Agreements>('/api/token-agreements')
  const [ending, setEnding] = useState<Agreement | null>(null)
  return (
    <Screen title={t('contributions.agreements.title')} sub={<p>{t('contributions.agreements.sub')}</p>}>
      {error && !data && <FailureNote failure={error} onRetry={reload} />}
      {!data && !error && <Skeleton lines={4} />}
      {data && <Table answer={data} onEnd={setEnding} />}
      <NewKey onMade={reload} />
      {ending && (
        <EndAgreement
          what={ending}
          onClose={() => {
            setEnding(null)
            reload()
          }}
        />
      )}
    </Screen>
  )
}
export default AgreementList

const Table = ({ answer, onEnd }: { answer: Agreements; onEnd: (what: Agreement) => void }) => {
  const { t, i18n } = useTranslation()
  const formats = useFormats()
  const nameOf = (code: string) => answer.names[code]?.[i18n.language as 'ky' | 'ru' | 'en'] ?? code
  const columns: Column<Agreement>[] = [
    { key: 'name', label: t('contributions.agreement'), cell: (each) => <span data-said>{each.name}</span> },
    {
      key: 'key',
      label: t('contributions.fingerprint'),
      cell: (each) => <code data-said>{each.fingerprint}</code>,
    },
    {
      key: 'partners',
      label: t('contributions.partners'),
      cell: (each) => each.partners.map((code) => <div key={code}>{nameOf(code)}</div>),
    },
    { key: 'made', label: t('contributions.made'), cell: (each) => formats.time(each.madeAt) },
    {
      key: 'state',
      label: t('contributions.state'),
      cell: (each) =>
        each.endedAt ? (
          <Tag tone="gray">{t('contributions.ended')}</Tag>
        ) : (
          <Button kind="text" onClick={() => onEnd(each)}>
            {t('contributions.end')}
          </Button>
        ),
    },
  ]
  return (
    <DataTable
      caption={t('contributions.agreements.title')}
      captionHidden
      columns={columns}
      rows={answer.agreements}
      rowKey={(each) => each.agreementId}
      empty={<EmptyState title={t('contributions.agreements.none')} />}
    />
  )
}

const EndAgreement = ({ what, onClose }: { what: Agreement; onClose: () => void }) => {
  const { t } = useTranslation()
  return (
    <ConfirmDialog
      title={t('contributions.end-title')}
      action={t('contributions.end')}
      act={() => post(`/api/token-agreements/${what.agreementId}/end`, {})}
      onClose={onClose}
    >
      {t('contributions.end-what')}
    </ConfirmDialog>
  )
}
