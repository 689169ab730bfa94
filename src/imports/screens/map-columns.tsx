import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  Button,
  Checkboxes,
  type Column,
  DataTable,
  ErrorSummary,
  Notice,
  SearchableSelect,
  Select,
} from '../../desk/parts/index.ts'
import { useDistricts, useVocabulary } from '../../desk/reference.ts'
import { type ColumnKind, type Common, columnKinds } from '../model.ts'
import { problemsOfSheet, repeatedKinds } from '../rules.ts'
import type { Opened } from './plan.ts'
import { useProblemWords } from './use-problem-words.ts'

const MOST_SHOWN = 20

interface Props {
  opened: Opened
  today: string
  busy: boolean
  onReady: (kinds: ColumnKind[], common: Common) => void
}

/** What each column holds, what is the same for everybody on the list, and what cannot be read. */
export const MapColumns = ({ opened, today, busy, onReady }: Props) => {
  const { t } = useTranslation()
  const [kinds, setKinds] = useState(opened.suggested)
  const [worries, setWorries] = useState<string[]>([])
  const [channel, setChannel] = useState('')
  const [district, setDistrict] = useState('')
  const [attempts, setAttempts] = useState(0)
  const repeated = repeatedKinds(kinds)
  const errors = [
    ...repeated.map((kind) => ({
      id: `kind-${kinds.indexOf(kind)}`,
      text: t('imports.repeated-kind', { kind: t(`imports.kind.${kind}`) }),
    })),
    ...(worries.length === 0 ? [{ id: 'import-worries', text: t('imports.worries-missing') }] : []),
  ]
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAttempts(attempts + 1)
    if (errors.length > 0 || busy) return
    onReady(kinds, { worries, ...(channel ? { channel } : {}), ...(district ? { district } : {}) })
  }
  return (
    <form onSubmit={submit} noValidate>
      {attempts > 0 && errors.length > 0 && <ErrorSummary errors={errors} attempts={attempts} />}
      <h2>{t('imports.columns')}</h2>
      <p className="quiet">{t(`imports.encoding.${opened.sheet.encoding}`)}</p>
      <ColumnTable opened={opened} kinds={kinds} onChange={setKinds} />
      {repeated.length === 0 && <BadRows opened={opened} kinds={kinds} today={today} />}
      <h2>{t('imports.common')}</h2>
      <Checkboxes
        id="import-worries"
        label={t('imports.worries')}
        hint={t('imports.worries-hint')}
        value={worries}
        onChange={setWorries}
        options={useVocabulary('worry').map(({ value, label }) => ({ value, label }))}
        columns
      />
      <Select
        label={t('imports.channel')}
        value={channel}
        onChange={setChannel}
        options={useVocabulary('report-channel')}
        optional
      />
      <SearchableSelect
        label={t('imports.district')}
        value={district}
        onChange={setDistrict}
        options={useDistricts()}
        optional
      />
      <div className="actions">
        <Button type="submit" busy={busy}>
          {t('imports.look')}
        </Button>
      </div>
    </form>
  )
}

interface TableProps {
  opened: Opened
  kinds: ColumnKind[]
  onChange: (kinds: ColumnKind[]) => void
}

const ColumnTable = ({ opened, kinds, onChange }: TableProps) => {
  const { t } = useTranslation()
  const options = columnKinds.map((value) => ({ value, label: t(`imports.kind.${value}`) }))
  const columns: Column<number>[] = [
    {
      key: 'name',
      label: t('imports.column'),
      cell: (at) => opened.sheet.columns[at] || t('imports.unnamed', { at: at + 1 }),
    },
    {
      key: 'sample',
      label: t('imports.sample'),
      cell: (at) => <span className="quiet">{sampleOf(opened, at)}</span>,
    },
    {
      key: 'kind',
      label: t('imports.holds'),
      cell: (at) => (
        <Select
          id={`kind-${at}`}
          label={t('imports.holds-what', { column: opened.sheet.columns[at] })}
          value={kinds[at]!}
          onChange={(kind) =>
            onChange(kinds.map((each, index) => (index === at ? (kind as ColumnKind) : each)))
          }
          options={options}
          empty={false}
        />
      ),
    },
  ]
  return (
    <div className="import-table">
      <DataTable
        caption={t('imports.columns')}
        captionHidden
        columns={columns}
        rows={opened.sheet.columns.map((_, at) => at)}
        rowKey={String}
      />
    </div>
  )
}

const sampleOf = ({ sheet }: Opened, at: number): string =>
  sheet.rows
    .map(({ cells }) => cells[at] ?? '')
    .filter((cell) => cell !== '')
    .slice(0, 2)
    .join(', ')

const BadRows = ({ opened, kinds, today }: { opened: Opened; kinds: ColumnKind[]; today: string }) => {
  const { t } = useTranslation()
  const say = useProblemWords()
  const problems = problemsOfSheet(opened.sheet, kinds, today)
  if (problems.length === 0) return null
  const lines = new Set(problems.map(({ line }) => line)).size
  return (
    <Notice tone="warning" title={t('imports.bad-rows', { count: lines })}>
      <p>{t('imports.bad-rows-hint')}</p>
      <ul>
        {problems.slice(0, MOST_SHOWN).map((problem) => (
          <li key={`${problem.line}-${problem.column}-${problem.code}`}>{say(problem)}</li>
        ))}
      </ul>
      {problems.length > MOST_SHOWN && <p>{t('imports.more', { count: problems.length - MOST_SHOWN })}</p>}
    </Notice>
  )
}
