import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  Checkbox,
  type Column,
  DataTable,
  EmptyState,
  FailureNote,
  FilterBar,
  Screen,
  SearchableSelect,
  Select,
  Skeleton,
  Tag,
} from '../../desk/parts/index.ts'
import { useDistricts, useVocabulary } from '../../desk/reference.ts'
import { useMay, useMe } from '../../desk/session.tsx'
import { useData } from '../../desk/use-data.ts'
import type { RankedService } from '../model.ts'
import { FreePlaces } from './free-places.tsx'
import { useDirectoryWords } from './use-directory-words.ts'

const nothing = { need: '', sex: '', age: '', district: '', language: '', places: false }
type Filters = typeof nothing

const queryOf = (filters: Filters): string => {
  const given = Object.entries(filters).filter(([, value]) => value !== '' && value !== false)
  return new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()
}

/** The directory as a list to work with: who helps with what, for whom, where, in which language, with free places. */
const Directory = () => {
  const { t } = useTranslation()
  const [filters, setFilters] = useState(nothing)
  const { data, error, reload } = useData<{ services: RankedService[] }>(
    `/api/directory/services?${queryOf(filters)}`,
  )
  const changed = queryOf(filters) !== ''
  return (
    <Screen title={t('directory.title')} sub={<p>{t('directory.sub')}</p>}>
      <FilterBar
        many
        found={data ? t('directory.found', { count: data.services.length }) : ''}
        onClear={changed ? () => setFilters(nothing) : undefined}
      >
        <Fields filters={filters} onChange={(change) => setFilters({ ...filters, ...change })} />
      </FilterBar>
      {error && !data && <FailureNote failure={error} onRetry={reload} />}
      {!data && !error && <Skeleton lines={8} />}
      {data && (
        <Table
          services={data.services}
          reasons={queryOf({ ...filters, need: '' }) !== ''}
          onChanged={reload}
        />
      )}
    </Screen>
  )
}
export default Directory

const Fields = ({
  filters,
  onChange,
}: {
  filters: Filters
  onChange: (change: Partial<Filters>) => void
}) => {
  const { t } = useTranslation()
  const any = t('directory.any')
  const needs = useVocabulary('need')
  const sexes = useVocabulary('sex')
  const languages = useVocabulary('language')
  const ages = ['child', 'adult'].map((value) => ({ value, label: t(`cases.age.group.${value}`) }))
  return (
    <>
      <Select
        label={t('directory.need')}
        value={filters.need}
        onChange={(need) => onChange({ need })}
        options={needs}
        empty={any}
      />
      <Select
        label={t('directory.sex')}
        value={filters.sex}
        onChange={(sex) => onChange({ sex })}
        options={sexes}
        empty={any}
      />
      <Select
        label={t('directory.age')}
        value={filters.age}
        onChange={(age) => onChange({ age })}
        options={ages}
        empty={any}
      />
      <SearchableSelect
        label={t('directory.district')}
        value={filters.district}
        onChange={(district) => onChange({ district })}
        options={useDistricts()}
      />
      <Select
        label={t('directory.language')}
        value={filters.language}
        onChange={(language) => onChange({ language })}
        options={languages}
        empty={any}
      />
      <Checkbox
        label={t('directory.withPlaces')}
        value={filters.places}
        onChange={(places) => onChange({ places })}
      />
    </>
  )
}

interface TableProps {
  services: RankedService[]
  reasons: boolean
  onChanged: () => void
}

const Table = ({ services, reasons, onChanged }: TableProps) => {
  const { t } = useTranslation()
  const words = useDirectoryWords()
  const me = useMe()
  const may = useMay()
  const own = ({ service }: RankedService) => service.agency === me.agency && may('directory:update-places')
  const columns: Column<RankedService>[] = [
    {
      key: 'service',
      label: t('directory.service'),
      cell: ({ service }) => (
        <>
          {words.label(service.labels)}
          <div className="quiet">{words.label(service.agencyLabels)}</div>
        </>
      ),
      sortBy: ({ service }) => words.label(service.labels),
    },
    { key: 'for', label: t('directory.forWhom'), cell: ({ service }) => words.forWhom(service) },
    { key: 'area', label: t('directory.where'), cell: ({ service }) => words.area(service.area) },
    {
      key: 'language',
      label: t('directory.language'),
      cell: ({ service }) => words.languages(service.languages),
    },
    {
      key: 'places',
      label: t('directory.places'),
      cell: (row) => <FreePlaces service={row.service} editable={own(row)} onChanged={onChanged} />,
      sortBy: ({ service }) => service.placesFree,
      align: 'end',
    },
    ...(reasons
      ? [{ key: 'fits', label: t('directory.fits'), cell: (row: RankedService) => <Fits ranked={row} /> }]
      : []),
  ]
  return (
    <DataTable
      caption={t('directory.title')}
      captionHidden
      columns={columns}
      rows={services}
      rowKey={({ service }) => service.code}
      empty={<EmptyState title={t('directory.none')} />}
    />
  )
}

const tones = { fits: 'green', unknown: 'gray', 'does-not-fit': 'ochre' } as const

/** The verdict as a word, and under it what is not known or does not fit. */
const Fits = ({ ranked: { verdict, full, reasons } }: { ranked: RankedService }) => {
  const { t } = useTranslation()
  const worth = reasons.filter((each) => each.verdict !== 'fits')
  return (
    <>
      <Tag tone={full ? 'ochre' : tones[verdict]}>
        {t(full ? 'directory.full' : `directory.verdict.${verdict}`)}
      </Tag>
      {worth.map((each) => (
        <div className="quiet" key={each.aspect}>
          {t(`directory.reason.${each.aspect}.${each.verdict}`)}
        </div>
      ))}
    </>
  )
}
