import { useTranslation } from 'react-i18next'
import { Button, type Column, DataTable, Facts, Notice, Select } from '../../desk/parts/index.ts'
import type { FoundPerson } from '../../people/model.ts'
import { countChoices, type PlannedRow } from './plan.ts'

interface Props {
  rows: PlannedRow[]
  /** Rows of the file that cannot be read. */
  unread: number
  /** How many of those brought in are children. */
  minors: number
  busy: boolean
  onChoose: (line: number, choice: string) => void
  onRun: () => void
}

/** What would be made of the list. Only rows that may be somebody known are shown one by one. */
export const PreviewRows = ({ rows, unread, minors, busy, onChoose, onRun }: Props) => {
  const { t } = useTranslation()
  const counts = { ...countChoices(rows), unread }
  const shown = rows.filter((row) => row.people.length > 0 || row.sameAs !== null)
  return (
    <section aria-labelledby="preview">
      <h2 id="preview">{t('imports.preview')}</h2>
      <Facts
        items={(['create', 'link', 'leave', 'unread', 'open'] as const).map((key) => ({
          key,
          label: t(`imports.count.${key}`),
          value: String(counts[key]),
        }))}
      />
      {minors > 0 && (
        <Notice>
          <p>{t('imports.children', { count: minors })}</p>
        </Notice>
      )}
      {counts.open > 0 && (
        <Notice tone="warning">
          <p>{t('imports.open-hint')}</p>
        </Notice>
      )}
      {shown.length > 0 && <Doubtful rows={shown} onChoose={onChoose} />}
      <div className="actions">
        <Button onClick={onRun} busy={busy} disabled={counts.create + counts.link === 0}>
          {t('imports.run', { count: counts.create + counts.link })}
        </Button>
      </div>
    </section>
  )
}

const Doubtful = ({ rows, onChoose }: Pick<Props, 'rows' | 'onChoose'>) => {
  const { t } = useTranslation()
  const columns: Column<PlannedRow>[] = [
    { key: 'line', label: t('imports.line-number'), cell: ({ line }) => t('imports.line-name', { line }) },
    { key: 'name', label: t('imports.on-list'), cell: ({ values }) => nameOf(values) },
    { key: 'why', label: t('imports.may-be'), cell: (row) => <MayBe row={row} /> },
    {
      key: 'choice',
      label: t('imports.choice'),
      cell: (row) => <Choice row={row} onChoose={(choice) => onChoose(row.line, choice)} />,
    },
  ]
  return (
    <div className="import-table">
      <DataTable
        caption={t('imports.doubtful', { count: rows.length })}
        columns={columns}
        rows={rows}
        rowKey={({ line }) => String(line)}
      />
    </div>
  )
}

const nameOf = (values: PlannedRow['values']): string =>
  [values['full-name'], values.surname, values['given-name'], values.patronymic]
    .filter((part) => part !== undefined)
    .join(' ')

const MayBe = ({ row }: { row: PlannedRow }) => {
  const { t } = useTranslation()
  if (row.sameAs !== null) return t('imports.same-as', { line: row.sameAs })
  return (
    <div>
      {row.people.map((person) => (
        <div key={person.personId}>
          {titleOf(t, person)}
          <div className="quiet">
            {person.reasons.map((reason) => t(reason.key, { ...reason.params })).join(' · ')}
          </div>
        </div>
      ))}
    </div>
  )
}

const titleOf = (t: (key: string) => string, { shortName, birthYears }: FoundPerson): string => {
  const years =
    birthYears &&
    (birthYears.from === birthYears.to ? `${birthYears.from}` : `${birthYears.from}–${birthYears.to}`)
  return [shortName ?? t('people.search.unnamed'), years].filter((part) => part).join(', ')
}

const Choice = ({ row, onChoose }: { row: PlannedRow; onChoose: (choice: string) => void }) => {
  const { t } = useTranslation()
  return (
    <Select
      label={t('imports.choice-of', { line: row.line })}
      value={row.choice}
      onChange={onChoose}
      options={[
        ...row.people.map((person) => ({
          value: person.personId,
          label: t('imports.choice.same', { who: titleOf(t, person) }),
        })),
        { value: 'create', label: t('imports.choice.create') },
        { value: 'leave', label: t('imports.choice.leave') },
      ]}
    />
  )
}
