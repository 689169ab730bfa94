import { useTranslation } from 'react-i18next'
import { Facts, Link, SideCard, Tag } from '../../desk/parts/index.ts'
import { useWords } from '../../desk/reference.ts'
import { useMay } from '../../desk/session.tsx'
import { DIMENSIONS } from '../model.ts'
import { identificationNext, listFor, suspectedKind } from '../rules.ts'
import { useCountryName } from './countries.ts'
import { Disputed } from './disputed.tsx'
import { EstablishedPanel } from './established-panel.tsx'
import { History, outcomeTones } from './history.tsx'
import { answersNow, assessNow, screenNow, suggestNow } from './live.ts'
import { NextOfIdentification } from './next-of-identification.tsx'
import { type CaseScreenProps, Frame, onCase } from './on-case.tsx'
import { pathTo } from './opened-case.ts'
import { PrintRecord } from './print-record.tsx'
import { ScreeningPanel } from './screening-panel.tsx'
import { useTell } from './use-tell.ts'

/** Identification of one person: what is next, what was asked and found, what was decided and why. */
const Overview = onCase((props) => {
  const { t } = useTranslation()
  const { opened, lists } = props
  const answers = answersNow(opened.file)
  const screened = screenNow(opened.file, lists, answers)
  const suggested = suggestNow(
    lists,
    screened.map((each) => each.list),
    answers,
  )
  return (
    <Frame
      opened={opened}
      title={t('identify.title')}
      sub={<Status {...props} />}
      aside={
        <>
          <SideCard title={t('identify.established')}>
            <EstablishedPanel assessment={assessNow(opened.file)} suggested={suggested} />
          </SideCard>
          <ScreeningPanel screened={screened} lists={lists} />
        </>
      }
    >
      <NextOfIdentification {...props} />
      <Disputed {...props} />
      <Asked {...props} />
      <Recorded {...props} />
      <History opened={opened} />
      <Contesting {...props} />
      <PrintRecord caseId={opened.file.caseId} />
    </Frame>
  )
})
export default Overview

const Status = ({ opened }: CaseScreenProps) => {
  const { t } = useTranslation()
  const word = useWords()
  const { status, outcome, form } = opened.file.identification
  return (
    <>
      {outcome && <Tag tone={outcomeTones[outcome]}>{word('identification-outcome', outcome)}</Tag>}{' '}
      {status !== 'decided' && <Tag tone="gray">{t(`identify.status.${status}`)}</Tag>}{' '}
      {t(`identify.form.${form}`)}
    </>
  )
}

/** How far the questionnaire is, dimension by dimension. */
const Asked = ({ opened, lists }: CaseScreenProps) => {
  const { t } = useTranslation()
  const may = useMay()
  const { file } = opened
  const answers = answersNow(file)
  const list = lists.get(listFor(file.identification.form, suspectedKind(file)))
  const items = DIMENSIONS.map((dimension) => {
    const questions = (list?.indicators ?? []).filter((each) => each.dimension === dimension)
    const done = questions.filter(({ id }) => answers[id] !== undefined).length
    const yes = questions.filter(({ id }) => answers[id] === 'yes').length
    return {
      key: dimension,
      label: t(`identification.dimension.${dimension}`),
      value: `${t('identify.answered', { done, of: questions.length })} · ${t('identify.yes', { count: yes })}`,
    }
  })
  return (
    <section aria-labelledby="identification-asked">
      <h2 id="identification-asked">{t('identify.questions.title')}</h2>
      <Facts items={items} />
      {may('identification:write') && file.case.status === 'open' && (
        <p className="after-facts">
          <Link to={pathTo(file.caseId, 'questions')}>{t('identify.questions.go')}</Link>
        </p>
      )}
    </section>
  )
}

const elements = { acts: 'acts', means: 'means', exploitation: 'exploitation' } as const

/** Act, means, purpose and country as recorded. */
const Recorded = ({ opened }: CaseScreenProps) => {
  const { t, words } = useTell()
  const countryName = useCountryName()
  const may = useMay()
  const { file } = opened
  const { facts } = file.identification
  const said = (name: keyof typeof elements) => {
    const value: string[] | string | undefined = facts[name]?.value
    if (value === undefined) return null
    return Array.isArray(value) ? words(name, value) : t(`identify.fact.${value}.${name}`)
  }
  const country = facts.country?.value
  const items = [
    { key: 'acts', label: t('identify.element.act'), value: said('acts') },
    { key: 'means', label: t('identify.element.means'), value: said('means') },
    { key: 'exploitation', label: t('identify.element.purpose'), value: said('exploitation') },
    {
      key: 'country',
      label: t('identify.facts.country'),
      value: country ? countryName(country) : null,
    },
  ]
  return (
    <section aria-labelledby="identification-facts">
      <h2 id="identification-facts">{t('identify.facts.title')}</h2>
      <Facts items={items} />
      {may('identification:write') && file.case.status === 'open' && (
        <p className="after-facts">
          <Link to={pathTo(file.caseId, 'facts')}>{t('identify.facts.go')}</Link>
        </p>
      )}
    </section>
  )
}

/** The right to a review and to appeal, once there is a decision. */
const Contesting = ({ opened }: CaseScreenProps) => {
  const { t } = useTranslation()
  const may = useMay()
  const { file } = opened
  const contestable = identificationNext[file.identification.status].includes(
    'identification.review-requested',
  )
  if (!contestable || file.case.status !== 'open' || !may('identification:review')) return null
  return (
    <section aria-labelledby="identification-contest">
      <h2 id="identification-contest">{t('identify.contest.title')}</h2>
      <p>{t('identify.contest.lead')}</p>
      <ul className="link-list">
        <li>
          <Link to={pathTo(file.caseId, 'contest', 'review')}>{t('identify.contest.review.title')}</Link>
        </li>
        <li>
          <Link to={pathTo(file.caseId, 'contest', 'appeal')}>{t('identify.contest.appeal.title')}</Link>
        </li>
      </ul>
    </section>
  )
}
