import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { earliest } from '../../cases/fields.ts'
import {
  Button,
  type DateText,
  dateTextOf,
  FilterBar,
  PartialDate,
  readDateText,
  Select,
  TextInput,
} from '../../desk/parts/index.ts'
import type { Asked } from './asked.ts'
import { useActionWords } from './use-action-words.ts'

interface Props {
  asked: Asked
  actions: readonly string[]
  onAsk: (change: Partial<Asked>) => void
  onClear: (() => void) | undefined
}

const textOf = (day: string): DateText => {
  const [year, month, date] = day.split('-').map(Number)
  return dateTextOf(year ? { year, month, day: date } : null)
}

/** The day in the boxes; undefined while they hold none that is whole. */
const dayOf = (text: DateText): string | undefined => {
  const { date, problem } = readDateText(text)
  if (problem !== null || (date && date.day === undefined)) return undefined
  return date ? earliest(date) : ''
}

/** Asks with a button and not at every letter: each question to the log is itself written into it. */
export const AuditFilters = ({ asked, actions, onAsk, onClear }: Props) => {
  const { t } = useTranslation()
  const action = useActionWords()
  const [values, setValues] = useState(asked)
  const [days, setDays] = useState({ from: textOf(asked.from), to: textOf(asked.to) })
  const [tried, setTried] = useState(false)
  const read = { from: dayOf(days.from), to: dayOf(days.to) }
  const text = (name: 'object' | 'account') => ({
    label: t(`audit.filter.${name}`),
    value: values[name],
    onChange: (value: string) => setValues({ ...values, [name]: value }),
  })
  const day = (name: 'from' | 'to') => ({
    label: t(`audit.filter.${name}`),
    value: days[name],
    onChange: (value: DateText) => setDays({ ...days, [name]: value }),
    error: tried && read[name] === undefined ? t('field.impossible-date') : undefined,
  })

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (read.from === undefined || read.to === undefined) return
    onAsk({ ...values, from: read.from, to: read.to, page: '' })
  }
  return (
    <form onSubmit={submit} noValidate>
      <FilterBar onClear={onClear}>
        <Select
          label={t('audit.filter.action')}
          value={values.action}
          onChange={(value) => setValues({ ...values, action: value })}
          empty={t('audit.filter.all')}
          options={actions.map((each) => ({ value: each, label: action(each) }))}
        />
        <Select
          label={t('audit.filter.decision')}
          value={values.decision}
          onChange={(value) => setValues({ ...values, decision: value })}
          empty={t('audit.filter.all')}
          options={['allowed', 'refused', 'failed'].map((each) => ({
            value: each,
            label: t(`audit.decision.${each}`),
          }))}
        />
        <TextInput {...text('object')} />
        <TextInput {...text('account')} />
        <PartialDate {...day('from')} mustBeKnown />
        <PartialDate {...day('to')} mustBeKnown />
      </FilterBar>
      <p>
        <Button type="submit" kind="secondary">
          {t('audit.filter.show')}
        </Button>
      </p>
    </form>
  )
}
