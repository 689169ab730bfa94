import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import {
  Button,
  emptyDate,
  Link,
  LocalDate,
  Notice,
  PartialDate,
  readDateText,
  SideCard,
} from '../../desk/parts/index.ts'
import { earliest } from '../fields.ts'
import type { OpenedCase } from './case-data.ts'

/** Asks for a day and shows the case as it was known then. */
export const AsKnownOn = ({ opened }: { opened: OpenedCase }) => {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const [text, setText] = useState(emptyDate)
  const [problem, setProblem] = useState<string | null>(null)

  const show = (event: React.FormEvent) => {
    event.preventDefault()
    const asked = dayAsked(text, new Date())
    setProblem('problem' in asked ? asked.problem : null)
    if ('day' in asked) navigate(`/cases/${opened.file.caseId}?asOf=${asked.day}`)
  }
  return (
    <SideCard title={t('cases.asof.title')}>
      <form onSubmit={show} noValidate>
        <PartialDate
          label={t('cases.asof.day')}
          value={text}
          onChange={setText}
          mustBeKnown
          error={problem === null ? undefined : t([`desk.field.${problem}`, `field.${problem}`])}
        />
        <Button type="submit" kind="secondary">
          {t('cases.asof.show')}
        </Button>
      </form>
    </SideCard>
  )
}

/** The day that was typed, or what is wrong with it: it must be whole and not to come. */
const dayAsked = (text: typeof emptyDate, now: Date): { day: string } | { problem: string } => {
  const { date, problem } = readDateText(text)
  if (problem !== null) return { problem }
  if (date?.day === undefined) return { problem: 'required' }
  const day = earliest(date)
  return day > furthestToday(now) ? { problem: 'in-the-future' } : { day }
}

/** Where the day is furthest ahead; the server knows the country's own and has the last word. */
const furthestToday = (now: Date): string =>
  new Date(now.getTime() + 14 * 3_600_000).toISOString().slice(0, 10)

/** Says above everything that this is the past, and the way back. */
export const AsKnownBanner = ({ opened }: { opened: OpenedCase }) => {
  const { t } = useTranslation()
  if (opened.asOf === null) return null
  return (
    <Notice tone="warning">
      <p>
        <strong>
          {t('cases.asof.banner-before')} <LocalDate value={opened.asOf} />
        </strong>
      </p>
      <p>{t(opened.head.status === 'none' ? 'cases.asof.nothing' : 'cases.asof.banner-hint')}</p>
      <Link to={`/cases/${opened.file.caseId}`} button="secondary">
        {t('cases.asof.today')}
      </Link>
    </Notice>
  )
}
