import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'wouter'
import { FailureNote, FilterBar, Screen, Select, Skeleton } from '../../desk/parts/index.ts'
import { useData } from '../../desk/use-data.ts'
import type { TimelineAnswer } from '../read-timeline.ts'
import { EventList } from './event-list.tsx'
import './cases.scss'

type Line = TimelineAnswer['lines'][number]

const shows: Record<string, (line: Line) => boolean> = {
  people: (line) => !line.system,
  text: (line) => line.texts.length > 0,
}

/** Everything that happened to a case, the newest first. */
const CaseTimeline = () => {
  const { t } = useTranslation()
  const { caseId } = useParams<{ caseId: string }>()
  const [shown, setShown] = useState('')
  const { data, error, reload } = useData<TimelineAnswer>(`/api/cases/${caseId}/timeline`)
  const filter = shows[shown] ?? (() => true)
  return (
    <Screen
      narrow
      title={t('cases.timeline.title')}
      sub={<p>{t('cases.timeline.lead')}</p>}
      back={{
        to: `/cases/${caseId}`,
        label: data ? t('cases.case.title', { code: data.code }) : t('cases.case.back-to'),
      }}
    >
      <FilterBar onClear={shown === '' ? undefined : () => setShown('')}>
        <Select
          label={t('cases.timeline.filter')}
          value={shown}
          onChange={setShown}
          empty={t('cases.timeline.filter.all')}
          options={Object.keys(shows).map((each) => ({
            value: each,
            label: t(`cases.timeline.filter.${each}`),
          }))}
        />
      </FilterBar>
      {error && <FailureNote failure={error} onRetry={reload} />}
      {!data && !error && <Skeleton lines={8} />}
      {data && <EventList lines={data.lines.filter(filter)} agencies={data.agencies} />}
    </Screen>
  )
}
export default CaseTimeline
