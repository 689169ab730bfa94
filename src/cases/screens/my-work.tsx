import { useTranslation } from 'react-i18next'
import { EmptyState, FailureNote, Link, Screen, Skeleton } from '../../desk/parts/index.ts'
import { useMay } from '../../desk/session.tsx'
import { useData } from '../../desk/use-data.ts'
import { type Urgency, urgencies } from '../list-groups.ts'
import type { WorkAnswer } from '../list-work.ts'
import { RejectedRecords } from './rejected-records.tsx'
import { TaskList } from './task-list.tsx'
import './cases.scss'

/** Where a day begins: what is late, what is due, what waits, and what to do about each. */
const MyWork = () => {
  const { t } = useTranslation()
  const { data, error, reload } = useData<WorkAnswer>('/api/work')
  return (
    <Screen title={t('work.title')} sub={data && data.tasks.length > 0 && <Counts counts={data.counts} />}>
      <Report />
      {error && <FailureNote failure={error} onRetry={reload} />}
      {!data && !error && <Skeleton lines={6} />}
      {data && <RejectedRecords rejected={data.rejected} onChanged={reload} />}
      {data && <Groups work={data} />}
    </Screen>
  )
}
export default MyWork

const Report = () => {
  const { t } = useTranslation()
  const may = useMay()
  if (!may('case:register')) return null
  return (
    <p className="work-report">
      <Link to="/people/search" button="primary">
        {t('work.report')}
      </Link>
    </p>
  )
}

/** How much of each there is, in words; what there is none of is not said. */
const Counts = ({ counts }: { counts: WorkAnswer['counts'] }) => {
  const { t } = useTranslation()
  const words = urgencies
    .filter((each) => counts[each] > 0)
    .map((each) => t(`work.count.${each}`, { count: counts[each] }))
  return <p>{words.join(' · ')}</p>
}

const Groups = ({ work }: { work: WorkAnswer }) => {
  const { t } = useTranslation()
  const total = urgencies.reduce((sum, each) => sum + work.counts[each], 0)
  if (total === 0)
    return (
      <EmptyState title={t('work.empty.title')}>
        <p>{t('work.empty.text')}</p>
      </EmptyState>
    )
  return (
    <>
      {urgencies.map((urgency) => (
        <Group key={urgency} urgency={urgency} work={work} />
      ))}
      {total > work.tasks.length && <p className="quiet">{t('work.more')}</p>}
    </>
  )
}

const Group = ({ urgency, work }: { urgency: Urgency; work: WorkAnswer }) => {
  const { t } = useTranslation()
  const tasks = work.tasks.filter((task) => task.urgency === urgency)
  if (tasks.length === 0) return null
  return (
    <section aria-labelledby={`work-${urgency}`}>
      <h2 id={`work-${urgency}`}>{t(`work.group.${urgency}`)}</h2>
      <TaskList tasks={tasks} agencies={work.agencies} />
    </section>
  )
}
