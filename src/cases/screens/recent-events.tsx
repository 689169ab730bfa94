import { useTranslation } from 'react-i18next'
import { FailureNote, Link, Skeleton } from '../../desk/parts/index.ts'
import { useData } from '../../desk/use-data.ts'
import type { TimelineAnswer } from '../read-timeline.ts'
import { EventList } from './event-list.tsx'

const SHOWN = 6

/** The last things that happened; `version` makes it read again when something was recorded. */
export const RecentEvents = ({ caseId, version }: { caseId: string; version: number }) => {
  const { t } = useTranslation()
  const { data, error, reload } = useData<TimelineAnswer>(`/api/cases/${caseId}/timeline?version=${version}`)
  return (
    <section aria-labelledby="happened">
      <h2 id="happened">{t('cases.happened.title')}</h2>
      {error && <FailureNote failure={error} onRetry={reload} />}
      {!data && !error && <Skeleton lines={4} />}
      {data && <EventList lines={data.lines.slice(0, SHOWN)} agencies={data.agencies} />}
      {data && data.lines.length > SHOWN && (
        <p>
          <Link to={`/cases/${caseId}/timeline`}>{t('cases.happened.all')}</Link>
        </p>
      )}
    </section>
  )
}
