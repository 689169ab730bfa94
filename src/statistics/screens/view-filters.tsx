import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { earliest } from '../../cases/fields.ts'
import {
  dateTextOf,
  FilterBar,
  type Option,
  PartialDate,
  readDateText,
  Select,
  useFormats,
} from '../../desk/parts/index.ts'
import { useReference, useVocabulary } from '../../desk/reference.ts'
import type { StatIndicator } from '../../reference/model.ts'
import { AGE_CODES } from '../fact-model.ts'
import { useLanguage } from './use-labels.ts'
import type { View, ViewField } from './use-view.ts'

const YEARS = 10
const FORMS = ['sexual', 'labour', 'organ-removal', 'other', 'unknown']

interface Props {
  view: View
  /** What is shown where nothing was chosen. */
  shown: string
  period: { from: string; to: string } | null
  indicators: readonly StatIndicator[]
  onChange: (some: Partial<View>) => void
  onClear: (() => void) | undefined
}

export const ViewFilters = ({ view, shown, period, indicators, onChange, onClear }: Props) => {
  const { t } = useTranslation()
  const language = useLanguage()
  const months = useMonths()
  const field = (name: ViewField) => ({
    value: view[name],
    onChange: (value: string) => onChange({ [name]: value }),
    empty: t('indicators.any'),
  })
  return (
    <FilterBar onClear={onClear}>
      <Select
        label={t('indicators.indicator')}
        value={shown}
        onChange={(indicator) => onChange({ indicator })}
        empty={false}
        options={indicators.map(({ id, labels }) => ({ value: id, label: labels[language] }))}
      />
      <Select
        {...field('from')}
        value={period?.from ?? ''}
        empty={false}
        label={t('indicators.from')}
        options={months}
      />
      <Select
        {...field('to')}
        value={period?.to ?? ''}
        empty={false}
        label={t('indicators.to')}
        options={months}
      />
      <Select {...field('region')} label={t('indicators.by.region')} options={useRegions()} />
      <Select {...field('sex')} label={t('indicators.by.sex')} options={useVocabulary('sex')} />
      <Select
        {...field('age')}
        label={t('indicators.by.age')}
        options={AGE_CODES.map((value) => ({ value, label: t(`indicators.age.${value}`) }))}
      />
      <Select
        {...field('form')}
        label={t('indicators.by.form')}
        options={FORMS.map((value) => ({ value, label: t(`indicators.form.${value}`) }))}
      />
      <KnownOn key={view.known} known={view.known} onChange={(known) => onChange({ known })} />
    </FilterBar>
  )
}

const useMonths = (): Option[] => {
  const { day } = useFormats()
  const now = new Date()
  return Array.from({ length: YEARS * 12 }, (_, back) => {
    const month = new Date(now.getFullYear(), now.getMonth() - back, 1)
    const value = `${month.getFullYear()}-${String(month.getMonth() + 1).padStart(2, '0')}`
    return { value, label: day({ year: month.getFullYear(), month: month.getMonth() + 1 }) }
  })
}

const useRegions = (): Option[] => {
  const { t } = useTranslation()
  const language = useLanguage()
  const regions = (useReference()?.regions ?? []).map(({ code, labels }) => ({
    value: code,
    label: labels[language],
  }))
  return [...regions, { value: 'unknown', label: t('indicators.unknown') }]
}

/** Asks once the day is whole, or empty again. */
const KnownOn = ({ known, onChange }: { known: string; onChange: (day: string) => void }) => {
  const { t } = useTranslation()
  const [year, month, day] = known.split('-').map(Number)
  const [text, setText] = useState(dateTextOf(year ? { year, month, day } : null))
  const change = (value: typeof text) => {
    setText(value)
    const { date, problem } = readDateText(value)
    if (problem === null && date?.day !== undefined && date.year > 1999) onChange(earliest(date))
    if (problem === null && date === null && known !== '') onChange('')
  }
  return (
    <PartialDate
      mustBeKnown
      label={t('indicators.known')}
      hint={t('indicators.known-hint')}
      value={text}
      onChange={change}
    />
  )
}
