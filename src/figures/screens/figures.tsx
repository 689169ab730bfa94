import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FailureNote, FilterBar, Screen, Select, Skeleton } from '../../desk/parts/index.ts'
import { useData } from '../../desk/use-data.ts'
import type { FiguresAnswer } from '../read-figures.ts'
import { Comparisons } from './comparisons.tsx'
import { Imports } from './imports.tsx'
import { UnitTable } from './unit-table.tsx'
import { Upload } from './upload.tsx'
import './figures.scss'

/** Who says what about a year: in groups that are never mixed, with the reasons they differ. */
const Figures = () => {
  const { t } = useTranslation()
  const { data, error, reload } = useData<FiguresAnswer>('/api/figures')
  return (
    <Screen title={t('figures.title')} sub={<p>{t('figures.lead')}</p>}>
      {error && <FailureNote failure={error} onRetry={reload} />}
      {!data && !error && <Skeleton lines={8} />}
      {data && <Years years={data.years} />}
      <Upload onKept={reload} />
      {data && <Imports imports={data.imports} />}
    </Screen>
  )
}
export default Figures

type Year = FiguresAnswer['years'][number]

/** The year most bodies spoke about says most about why figures differ. */
const bodiesOf = ({ units }: Year) =>
  new Set(units.flatMap(({ entries }) => entries.map((each) => each.body ?? each.publisher))).size

const Years = ({ years }: { years: Year[] }) => {
  const { t } = useTranslation()
  const fullest = years.reduce<Year | null>(
    (best, each) => (best === null || bodiesOf(each) > bodiesOf(best) ? each : best),
    null,
  )
  const [chosen, setChosen] = useState('')
  const year = years.find((each) => each.period === (chosen || fullest?.period))
  if (!year) return <p>{t('figures.none')}</p>
  return (
    <div className="figures">
      <FilterBar>
        <Select
          label={t('figures.period')}
          value={year.period}
          onChange={setChosen}
          empty={false}
          options={years.map(({ period }) => ({ value: period, label: period }))}
        />
      </FilterBar>
      <p className="quiet">{t('figures.never-add')}</p>
      {year.units.map(({ unit, entries }) => (
        <UnitTable key={`${year.period} ${unit}`} unit={unit} entries={entries} />
      ))}
      <Comparisons comparisons={year.comparisons} />
    </div>
  )
}
