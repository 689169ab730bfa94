import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { newId } from '../../desk/events.ts'
import { useForm } from '../../desk/forms.ts'
import { AgeInput, Button, PartialDate, SearchableSelect, TextArea } from '../../desk/parts/index.ts'
import { useDistricts } from '../../desk/reference.ts'
import { record } from './case-data.ts'
import { useCountries } from './countries.ts'
import { episodeDates, episodeIssues, episodeRecorded, episodeValues } from './episode-data.ts'
import { CaseFrame, FormProblems, onCase } from './on-case.tsx'

const MOST = 4000

/** One experience of exploitation, with dates as far as they are known. */
const RecordEpisode = onCase(({ opened, params, reload }) => {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const known = opened.file.case.episodes.find((each) => each.episodeId === params.episodeId)
  const [episodeId] = useState(() => known?.episodeId ?? newId())
  const [shown] = useState(() => episodeValues(known?.cell.value))
  const form = useForm({
    initial: shown,
    labels: Object.fromEntries(Object.keys(shown).map((name) => [name, t(`cases.episode.${name}`)])),
    check: episodeIssues,
    submit: (values, eventId) =>
      record(opened, eventId, 'episode.recorded', episodeRecorded(episodeId, values)),
    onDone: () => navigate(`/cases/${opened.file.caseId}`),
  })
  return (
    <CaseFrame
      opened={opened}
      title={t('cases.episode.one')}
      lead={t('cases.episode.lead')}
      event="episode.recorded"
    >
      <form noValidate onSubmit={form.submit}>
        <FormProblems form={form} reload={reload} />
        {episodeDates.map((name) => (
          <PartialDate key={name} {...form.field(name)} label={t(`cases.episode.${name}`)} />
        ))}
        <AgeInput {...form.field('ageAtRecruitment')} label={t('cases.episode.ageAtRecruitment')} />
        <SearchableSelect
          {...form.field('country')}
          label={t('cases.episode.country')}
          options={useCountries(false)}
          optional
        />
        <SearchableSelect
          {...form.field('district')}
          label={t('cases.episode.district')}
          options={useDistricts()}
          optional
        />
        <TextArea
          {...form.field('account')}
          label={t('cases.episode.account')}
          hint={t('cases.episode.account-hint')}
          rows={5}
          limit={MOST}
          optional
        />
        <Button type="submit" busy={form.sending}>
          {t('cases.episode.save')}
        </Button>
      </form>
    </CaseFrame>
  )
})
export default RecordEpisode
