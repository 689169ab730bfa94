import { useTranslation } from 'react-i18next'
import { DataTable, Link, LocalDate, Notice, Tag, type Tone } from '../../desk/parts/index.ts'
import type { FollowUp } from '../model.ts'
import { mayTry } from './case-data.ts'
import { type CaseScreenProps, Frame, onCase } from './case-screen.tsx'
import { today } from './day-text.ts'
import { PlanFollowUp } from './plan-follow-up.tsx'

/** How the person is doing afterwards: what was promised, what was found; it goes on when the case is closed. */
const FollowUpScreen = onCase((props) => {
  const { t } = useTranslation()
  const { opened } = props
  const alarm = opened.file.case.status === 'closed' && isAlarming(opened.file.plan.followUps)
  return (
    <Frame opened={opened} title={t('plans.followUp.title')} sub={<p>{t('plans.followUp.sub')}</p>}>
      {alarm && mayTry(opened, 'case.reopened') && (
        <Notice tone="error" title={t('step.reopen-case')}>
          <Link to={`/cases/${opened.file.caseId}/reopen`} button="primary">
            {t('plans.reopen.title')}
          </Link>
        </Notice>
      )}
      <List {...props} />
      {mayTry(opened, 'follow-up.planned') && <PlanFollowUp {...props} />}
    </Frame>
  )
})
export default FollowUpScreen

const findingTone: Record<string, Tone> = {
  'safe-and-well': 'green',
  managing: 'teal',
  'needs-more-help': 'ochre',
  'at-risk': 'red',
  'exploited-again': 'red',
}

const isAlarming = (all: FollowUp[]): boolean => {
  const last = all.filter((each) => each.recorded).at(-1)?.recorded
  return last !== undefined && last !== null && findingTone[last.finding] === 'red'
}

const List = ({ opened, words }: CaseScreenProps) => {
  const { t } = useTranslation()
  const all = opened.file.plan.followUps.toSorted((a, b) => b.on.localeCompare(a.on))
  return (
    <DataTable
      caption={t('plans.followUp.list')}
      captionHidden
      rows={all}
      rowKey={(each) => each.followUpId}
      empty={<p className="quiet">{t('plans.followUp.none')}</p>}
      columns={[
        { key: 'on', label: t('plans.followUp.on'), cell: (each) => <LocalDate value={each.on} /> },
        {
          key: 'kind',
          label: t('plans.followUp.kind'),
          cell: (each) => words.word('follow-up-kind', each.kind),
        },
        {
          key: 'context',
          label: t('plans.followUp.context'),
          cell: (each) => words.word('follow-up-context', each.context),
        },
        {
          key: 'found',
          label: t('plans.followUp.finding'),
          cell: (each) => <Found opened={opened} words={words} followUp={each} />,
        },
      ]}
    />
  )
}

type FoundProps = Pick<CaseScreenProps, 'opened' | 'words'> & { followUp: FollowUp }

const Found = ({ opened, words, followUp }: FoundProps) => {
  const { t } = useTranslation()
  const { recorded } = followUp
  if (recorded)
    return (
      <span>
        <Tag tone={findingTone[recorded.finding] ?? 'gray'}>
          {words.word('follow-up-finding', recorded.finding)}
        </Tag>{' '}
        <LocalDate value={recorded.on} />
        {recorded.note && <span className="plans-note">{recorded.note}</span>}
      </span>
    )
  return (
    <span>
      <Tag tone={followUp.on < today() ? 'ochre' : 'gray'}>
        {t(followUp.on < today() ? 'plans.followUp.late' : 'plans.followUp.waiting')}
      </Tag>{' '}
      {mayTry(opened, 'follow-up.recorded') && (
        <Link to={`/cases/${opened.file.caseId}/follow-up/${followUp.followUpId}`}>
          {t('plans.followUp.record')}
        </Link>
      )}
    </span>
  )
}
