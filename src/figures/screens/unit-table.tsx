import { useTranslation } from 'react-i18next'
import { type Column, DataTable, LocalNumber } from '../../desk/parts/index.ts'
import type { Entry } from '../model.ts'
import { useFigureWords } from './use-figure-words.ts'

/** What several bodies counted of one kind: crimes, or cases, or people. */
export const UnitTable = ({ unit, entries }: { unit: string; entries: Entry[] }) => {
  const { t } = useTranslation()
  const { who, measure, word } = useFigureWords()
  const columns: Column<Entry>[] = [
    { key: 'who', label: t('figures.who'), cell: who, sortBy: who },
    { key: 'measure', label: t('figures.measure'), cell: measure, sortBy: measure },
    { key: 'topic', label: t('figures.topic'), cell: (entry) => <Topic entry={entry} /> },
    {
      key: 'population',
      label: t('figures.population'),
      cell: (entry) => t(`figures.population.${entry.population.replace(' ', '-')}`),
    },
    {
      key: 'count',
      label: t('figures.count'),
      cell: (entry) => <LocalNumber value={entry.count} />,
      sortBy: (entry) => entry.count,
      align: 'end',
    },
    {
      key: 'source',
      label: t('figures.source'),
      cell: (entry) =>
        entry.given ? (
          t(`figures.given.${entry.given}`)
        ) : entry.body === 'umai' ? (
          t('figures.from-cases')
        ) : (
          <span data-said>{`${entry.source} ${entry.place}`}</span>
        ),
    },
  ]
  return (
    <DataTable
      caption={word('counted-unit', unit)}
      columns={columns}
      rows={entries}
      rowKey={(entry) => JSON.stringify(entry)}
    />
  )
}

const Topic = ({ entry }: { entry: Entry }) => {
  const { t } = useTranslation()
  const { word } = useFigureWords()
  if (entry.topic === null) return <span data-said>{entry.topicText}</span>
  const name = word('published-topic', entry.topic)
  if (entry.summedFrom.length === 0) return name
  const parts = entry.summedFrom.map((each) => word('published-topic', each)).join(' + ')
  return (
    <>
      {name}
      <span className="quiet figures__sum">{t('figures.summed', { parts })}</span>
    </>
  )
}
