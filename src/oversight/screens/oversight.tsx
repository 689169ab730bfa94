import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  EmptyState,
  FailureNote,
  FilterBar,
  LocalNumber,
  Screen,
  Select,
  Skeleton,
} from '../../desk/parts/index.ts'
import { useDistricts } from '../../desk/reference.ts'
import { useData } from '../../desk/use-data.ts'
import type { OversightAnswer } from '../model.ts'
import { DistrictTables } from './district-tables.tsx'
import { Lateness } from './lateness.tsx'
import { MonthTable } from './month-table.tsx'
import { type Asked, lastMonths, queryOf } from './months.ts'
import { useMonthWords } from './use-month-words.ts'
import './oversight.scss'

const MONTHS = 36

/** How many, where, at which stage and how late: counts only. */
const Oversight = () => {
  const { t } = useTranslation()
  const [asked, setAsked] = useState<Asked>({ from: '', to: '', district: '', child: '' })
  const { data, error, reload } = useData<OversightAnswer>(`/api/oversight${queryOf(asked)}`)
  const any = Object.values(asked).some((value) => value !== '')
  return (
    <Screen title={t('oversight.title')} sub={<p>{t('oversight.lead')}</p>}>
      <FilterBar
        many
        found={data ? t('cases.list.found', { count: data.total.cases }) : ''}
        onClear={any ? () => setAsked({ from: '', to: '', district: '', child: '' }) : undefined}
      >
        <Filters asked={asked} onChange={setAsked} />
      </FilterBar>
      {error && <FailureNote failure={error} onRetry={reload} />}
      {!data && !error && <Skeleton lines={8} />}
      {data && <Figures answer={data} />}
    </Screen>
  )
}
export default Oversight

const Filters = ({ asked, onChange }: { asked: Asked; onChange: (asked: Asked) => void }) => {
  const { t } = useTranslation()
  const monthWord = useMonthWords()
  const months = lastMonths(new Date(), MONTHS).map((month) => ({ value: month, label: monthWord(month) }))
  const field = (name: keyof Asked) => ({
    value: asked[name],
    onChange: (value: string) => onChange({ ...asked, [name]: value }),
    empty: t('oversight.any'),
  })
  return (
    <>
      <Select {...field('from')} label={t('oversight.from')} options={months} />
      <Select {...field('to')} label={t('oversight.to')} options={months} />
      <Select {...field('district')} label={t('oversight.district')} options={useDistricts()} />
      <Select
        {...field('child')}
        label={t('oversight.child')}
        options={(['yes', 'no'] as const).map((value) => ({ value, label: t(`oversight.child.${value}`) }))}
      />
    </>
  )
}

const Figures = ({ answer }: { answer: OversightAnswer }) => {
  const { t } = useTranslation()
  if (answer.total.cases === 0) return <EmptyState title={t('oversight.empty')} />
  return (
    <div className="oversight">
      <Totals total={{ ...answer.total, people: answer.people }} />
      <DistrictTables districts={answer.districts} />
      <Lateness lateness={answer.lateness} />
      <MonthTable months={answer.months} />
    </div>
  )
}

const counts = ['people', 'cases', 'open', 'children', 'presumed', 'late'] as const

const Totals = ({ total }: { total: OversightAnswer['total'] & { people: number } }) => {
  const { t } = useTranslation()
  return (
    <dl className="totals" aria-label={t('oversight.total')}>
      {counts.map((name) => (
        <div key={name} className={name === 'late' && total.late > 0 ? 'totals__late' : undefined}>
          <dt>{t(`oversight.${name}`)}</dt>
          <dd>
            <LocalNumber value={total[name]} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
