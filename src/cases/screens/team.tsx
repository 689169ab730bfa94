import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { type Form, useForm } from '../../desk/forms.ts'
import {
  Button,
  emptyDate,
  PartialDate,
  Radios,
  SearchableSelect,
  Select,
  TextArea,
} from '../../desk/parts/index.ts'
import { useMe } from '../../desk/session.tsx'
import { useData } from '../../desk/use-data.ts'
import type { Labels } from '../../reference/model.ts'
import { type OpenedCase, record } from './case-data.ts'
import { CaseFrame, FormProblems, onCase } from './on-case.tsx'
import { type TeamAct, type TeamValues, teamEvent, teamIssues } from './team-data.ts'
import { useCaseWords } from './use-words.ts'
import { WhoSeesList } from './who-sees-list.tsx'

const acts: TeamAct[] = ['join', 'assign', 'leave']
const scopes = ['team', 'identify', 'commission'] as const

/** Brings an agency into the case, takes one out, or hands the case over. */
const Team = onCase(({ opened, reload }) => {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const form = useForm<TeamValues>({
    initial: { act: '', agency: '', scope: '', until: { ...emptyDate }, note: '' },
    labels: {
      act: t('cases.team.what'),
      agency: t('cases.team.agency'),
      scope: t('cases.team.scope'),
      until: t('cases.team.until'),
    },
    check: (values) => teamIssues(values, new Date()),
    submit: (values, eventId) => {
      const event = teamEvent(values)
      if (!event) throw new Error('a form that was checked says what to do')
      return record(opened, eventId, event.type, event.data)
    },
    // Whoever hands a case over no longer sees it.
    onDone: () => navigate(form.values.act === 'assign' ? '/cases' : `/cases/${opened.file.caseId}`),
  })
  return (
    <CaseFrame opened={opened} title={t('cases.team.title')} lead={t('cases.team.lead')} event="team.joined">
      <h2>{t('cases.team.now')}</h2>
      <WhoSeesList opened={opened} />
      <form noValidate onSubmit={form.submit}>
        <FormProblems form={form} reload={reload} />
        <Radios
          {...form.field('act')}
          label={t('cases.team.what')}
          options={acts.map((act) => ({
            value: act,
            label: t(`cases.team.${act}`),
            hint: t(`cases.team.${act}-hint`),
          }))}
        />
        {form.values.act !== '' && <Details form={form} opened={opened} act={form.values.act} />}
      </form>
    </CaseFrame>
  )
})
export default Team

const Details = ({ form, opened, act }: { form: Form<TeamValues>; opened: OpenedCase; act: TeamAct }) => {
  const { t } = useTranslation()
  return (
    <>
      {act === 'leave' ? <OwnTeam form={form} opened={opened} /> : <AnyAgency form={form} />}
      {act === 'join' && (
        <>
          <Radios
            {...form.field('scope')}
            label={t('cases.team.scope')}
            options={scopes.map((scope) => ({ value: scope, label: t(`cases.team.scope.${scope}`) }))}
          />
          <PartialDate
            {...form.field('until')}
            label={t('cases.team.until')}
            hint={t('cases.team.until-hint')}
            mustBeKnown
          />
        </>
      )}
      {act === 'assign' && (
        <TextArea {...form.field('note')} label={t('cases.team.note')} rows={3} limit={500} optional />
      )}
      <Button type="submit" busy={form.sending}>
        {t(`cases.team.do.${act}`)}
      </Button>
    </>
  )
}

const OwnTeam = ({ form, opened }: { form: Form<TeamValues>; opened: OpenedCase }) => {
  const { t } = useTranslation()
  const words = useCaseWords()
  return (
    <Select
      {...form.field('agency')}
      label={t('cases.team.agency')}
      options={opened.file.case.team.map(({ agency }) => ({
        value: agency,
        label: words.label(opened.agencies[agency], agency),
      }))}
    />
  )
}

interface Listed {
  agencies: { code: string; labels: Labels; onUmai: boolean }[]
}

/** Only agencies that work in Umai can open a case; the others are reached by a referral on paper. */
const AnyAgency = ({ form }: { form: Form<TeamValues> }) => {
  const { t } = useTranslation()
  const words = useCaseWords()
  const me = useMe()
  const { data } = useData<Listed>('/api/directory/agencies')
  const options = (data?.agencies ?? [])
    .filter((each) => each.onUmai && each.code !== me.agency)
    .map((each) => ({ value: each.code, label: words.label(each.labels, each.code) }))
  return (
    <SearchableSelect
      {...form.field('agency')}
      label={t('cases.team.agency')}
      hint={t('cases.team.agency-hint')}
      options={options}
    />
  )
}
