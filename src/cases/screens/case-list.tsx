import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'wouter'
import {
  EmptyState,
  FailureNote,
  FilterBar,
  Link,
  Pagination,
  Screen,
  Select,
  Skeleton,
} from '../../desk/parts/index.ts'
import { useDistricts } from '../../desk/reference.ts'
import { useMay } from '../../desk/session.tsx'
import { useData } from '../../desk/use-data.ts'
import type { CaseListAnswer } from '../list-cases.ts'
import { CaseTable } from './case-table.tsx'
import './cases.scss'

const filters = ['status', 'stage', 'district', 'late', 'page'] as const
type Filter = (typeof filters)[number]

const stages = [
  'concern',
  'initial-assessment',
  'presumed',
  'identification',
  'needs-assessment',
  'plan',
  'plan-approval',
  'delivery',
  'closed',
]

/** What is filtered stands in the address, so that "back" from a case comes back to the same list. */
const useFilters = () => {
  const [search, setSearch] = useSearchParams()
  const value = (name: Filter) => search.get(name) ?? ''
  const set = (name: Filter, to: string) =>
    setSearch((before) => {
      const next = new URLSearchParams(before)
      if (to === '') next.delete(name)
      else next.set(name, to)
      if (name !== 'page') next.delete('page')
      return next
    })
  const asked = new URLSearchParams(
    filters.flatMap((name) => (value(name) === '' ? [] : [[name, value(name)]])),
  )
  return { value, set, clear: () => setSearch({}), query: asked.toString(), any: asked.size > 0 }
}

/** The cases one may read, to work in all day. */
const CaseList = () => {
  const { t } = useTranslation()
  const { value, set, clear, query, any } = useFilters()
  const { data, error, reload } = useData<CaseListAnswer>(`/api/cases${query === '' ? '' : `?${query}`}`)
  const options = (names: readonly string[], key: string) =>
    names.map((name) => ({ value: name, label: t(`${key}.${name}`) }))
  const select = (name: Filter) => ({ value: value(name), onChange: (to: string) => set(name, to) })
  return (
    <Screen title={t('cases.list.title')} sub={<p>{t('cases.list.lead')}</p>}>
      <div className="case-filters">
        <FilterBar
          many
          found={data ? t('cases.list.found', { count: data.total }) : ''}
          onClear={any ? clear : undefined}
        >
          <Select
            {...select('status')}
            label={t('cases.list.status')}
            empty={t('cases.list.status.all')}
            options={options(['open', 'closed'], 'cases.list.status')}
          />
          <Select
            {...select('stage')}
            label={t('cases.list.stage')}
            empty={t('cases.list.stage.all')}
            options={options(stages, 'cases.stage')}
          />
          <Select
            {...select('district')}
            label={t('cases.list.district')}
            empty={t('cases.list.district.all')}
            options={useDistricts()}
          />
          <Select
            {...select('late')}
            label={t('cases.list.deadlines')}
            empty={t('cases.list.deadlines.all')}
            options={[{ value: 'yes', label: t('cases.list.deadlines.late') }]}
          />
        </FilterBar>
      </div>
      {error && <FailureNote failure={error} onRetry={reload} />}
      {!data && !error && <Skeleton lines={8} />}
      {data && <CaseTable answer={data} empty={<Nothing filtered={any} />} />}
      {data && (
        <Pagination page={data.page} pages={data.pages} onPage={(page) => set('page', String(page))} />
      )}
    </Screen>
  )
}
export default CaseList

const Nothing = ({ filtered }: { filtered: boolean }) => {
  const { t } = useTranslation()
  const may = useMay()
  return (
    <EmptyState title={t('cases.list.empty')}>
      <p>{t(filtered ? 'cases.list.empty-filtered' : 'cases.list.empty-hint')}</p>
      {!filtered && may('case:register') && <Link to="/people/search">{t('work.report')}</Link>}
    </EmptyState>
  )
}
