import { useTranslation } from 'react-i18next'
import { Button, type Column, DataTable, LocalTime, Tag } from '../../desk/parts/index.ts'
import { useWords } from '../../desk/reference.ts'
import type { Language } from '../../reference/model.ts'
import type { AuditAnswer } from '../list-entries.ts'
import type { Asked } from './asked.ts'
import { useActionWords } from './use-action-words.ts'

type Entry = AuditAnswer['entries'][number]

interface Props {
  answer: AuditAnswer
  onAsk: (change: Partial<Asked>) => void
}

const SHORT = 8

/** The end of an id tells two apart; its beginning is the time and the same for what was made together. */
const short = (id: string): string => (id.length > SHORT + 4 ? `…${id.slice(-SHORT)}` : id)

export const AuditTable = ({ answer, onAsk }: Props) => {
  const { t } = useTranslation()
  return (
    <DataTable
      caption={t('audit.title')}
      captionHidden
      columns={useColumns(answer, onAsk)}
      rows={answer.entries}
      rowKey={(row) => String(row.id)}
    />
  )
}

const useColumns = ({ agencies }: AuditAnswer, onAsk: Props['onAsk']): Column<Entry>[] => {
  const { t, i18n } = useTranslation()
  const word = useWords()
  const action = useActionWords()
  const object = (type: string | null) =>
    type !== null && i18n.exists(`audit.object.${type}`) ? t(`audit.object.${type}`) : (type ?? '')
  /** A reason somebody chose, or what an action was for by itself. */
  const purpose = (code: string) =>
    i18n.exists(`audit.purpose.${code}`) ? t(`audit.purpose.${code}`) : word('reveal-reason', code)
  const agency = (code: string) => agencies[code]?.[i18n.language as Language] ?? code
  return [
    { key: 'at', label: t('audit.col.at'), cell: (row) => <LocalTime value={row.at} /> },
    {
      key: 'who',
      label: t('audit.col.who'),
      cell: ({ account, title, agency: code }) =>
        account === null ? (
          t('audit.system')
        ) : (
          <span>
            <Button
              kind="text"
              onClick={() => onAsk({ account })}
              label={`${title ?? account}: ${t('audit.only-account')}`}
            >
              {title ?? short(account)}
            </Button>
            {code && <small className="quiet"> {agency(code)}</small>}
          </span>
        ),
    },
    { key: 'action', label: t('audit.col.action'), cell: (row) => action(row.action) },
    {
      key: 'object',
      label: t('audit.col.object'),
      cell: ({ objectId, objectType }) =>
        objectId === null ? null : (
          <span>
            {object(objectType)}{' '}
            <Button
              kind="text"
              onClick={() => onAsk({ object: objectId })}
              label={`${object(objectType)} ${short(objectId)}: ${t('audit.only-object')}`}
            >
              <code>{short(objectId)}</code>
            </Button>
          </span>
        ),
    },
    {
      key: 'purpose',
      label: t('audit.col.purpose'),
      cell: (row) => (row.purpose === null ? null : purpose(row.purpose)),
    },
    {
      key: 'decision',
      label: t('audit.col.decision'),
      cell: (row) => (
        <Tag tone={row.decision === 'allowed' ? 'gray' : 'ochre'}>{t(`audit.decision.${row.decision}`)}</Tag>
      ),
    },
  ]
}
