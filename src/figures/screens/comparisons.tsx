import { useTranslation } from 'react-i18next'
import { type Column, DataTable, LocalNumber } from '../../desk/parts/index.ts'
import type { Comparison, Entry } from '../model.ts'
import { useFigureWords } from './use-figure-words.ts'

/** Each two figures on trafficking of a year and why they differ; those that count different things can be opened. */
export const Comparisons = ({ comparisons }: { comparisons: Comparison[] }) => {
  const { t } = useTranslation()
  if (comparisons.length === 0) return <p>{t('figures.nothing-to-compare')}</p>
  const alike = comparisons.filter(({ difference }) => difference !== null)
  const unlike = comparisons.filter(({ difference }) => difference === null)
  return (
    <>
      {alike.length > 0 && <ComparisonTable rows={alike} />}
      {unlike.length > 0 && (
        <details className="more">
          <summary>{t('figures.unlike', { count: unlike.length })}</summary>
          <ComparisonTable rows={unlike} captionHidden />
        </details>
      )}
    </>
  )
}

const ComparisonTable = ({ rows, captionHidden }: { rows: Comparison[]; captionHidden?: boolean }) => {
  const { t } = useTranslation()
  const { word } = useFigureWords()
  const columns: Column<Comparison>[] = [
    { key: 'one', label: t('figures.one'), cell: ({ one }) => <Said entry={one} /> },
    { key: 'other', label: t('figures.other'), cell: ({ other }) => <Said entry={other} /> },
    {
      key: 'difference',
      label: t('figures.difference'),
      cell: ({ difference }) =>
        difference === null ? t('figures.not-comparable') : <LocalNumber value={difference} />,
      align: 'end',
    },
    {
      key: 'overlap',
      label: t('figures.overlap'),
      cell: ({ difference, overlap }) =>
        difference === null ? (
          '–'
        ) : overlap === null ? (
          t('figures.not-linked')
        ) : 'below' in overlap ? (
          t('figures.fewer-than', { people: overlap.below })
        ) : (
          <LocalNumber value={overlap.count} />
        ),
      align: 'end',
    },
    {
      key: 'reasons',
      label: t('figures.reasons'),
      cell: ({ reasons }) =>
        reasons.length === 0
          ? t('figures.same')
          : reasons.map((each) => word('difference-reason', each)).join('; '),
    },
  ]
  return (
    <DataTable
      caption={t('figures.comparisons')}
      captionHidden={captionHidden ?? false}
      columns={columns}
      rows={rows}
      rowKey={({ one, other }) => JSON.stringify([one, other])}
    />
  )
}

const Said = ({ entry }: { entry: Entry }) => {
  const { who, measure } = useFigureWords()
  return (
    <>
      {who(entry)}: {measure(entry)}, <b>{entry.count}</b>
    </>
  )
}
