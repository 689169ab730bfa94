import { useTranslation } from 'react-i18next'
import { Link as RouterLink } from 'wouter'
import { useFormats } from '../../desk/parts/index.ts'
import type { Task, WorkAnswer } from '../list-work.ts'
import { CaseTags } from './case-tags.tsx'
import { stepPath } from './step-path.ts'
import { useCaseWords } from './use-words.ts'

interface Props {
  tasks: readonly Task[]
  agencies: WorkAnswer['agencies']
}

/** One line a task: what to do, on which case, by when; the whole line is the way there. */
export const TaskList = ({ tasks, agencies }: Props) => (
  <ul className="tasks">
    {tasks.map((task) => (
      <li key={`${task.case?.caseId}${task.taskId}`} className={`task task--${task.urgency}`}>
        <TaskLine task={task} agencies={agencies} />
      </li>
    ))}
  </ul>
)

const TaskLine = ({ task, agencies }: { task: Task; agencies: Props['agencies'] }) => {
  const words = useCaseWords()
  const path = stepPath(task.kind, {
    caseId: task.case?.caseId ?? null,
    params: task.params,
    id: task.taskId,
  })
  const title = words.step(task.kind, task.params)
  const agency = typeof task.params.agency === 'string' ? task.params.agency : null
  return (
    <>
      <div className="task__what">
        {path === null ? <strong>{title}</strong> : <RouterLink href={path}>{title}</RouterLink>}
        {/* Who was sent a referral opens that; who has nothing to open is told why. */}
        {(task.case !== null || path === null) && <TaskCase task={task} />}
        {agency !== null && <span className="task__case">{words.label(agencies[agency], agency)}</span>}
      </div>
      <TaskTime task={task} />
    </>
  )
}

const TaskCase = ({ task: { case: file } }: { task: Task }) => {
  const { t } = useTranslation()
  const words = useCaseWords()
  if (file === null) return <span className="task__case">{t('work.no-case')}</span>
  const { sex, age, presumed } = file.summary
  const about = [
    t('work.case', { code: file.code }),
    words.person({ sex, age, child: file.child }),
    words.district(file.district),
  ]
  return (
    <span className="task__case">
      {about.filter(Boolean).join(' · ')} <CaseTags risk={file.risk} presumed={presumed} />
    </span>
  )
}

/** By when; what has no deadline says since when it waits, so that nothing grows old unseen. */
const TaskTime = ({ task }: { task: Task }) => {
  const { t } = useTranslation()
  const { since, time } = useFormats()
  const words = useCaseWords()
  const moment = task.dueAt ?? task.since
  const said =
    task.dueAt === null
      ? `${t('cases.due.since', { since: since(task.since) })} · ${words.due(null)}`
      : words.due(task.dueAt)
  return (
    <time className="task__when" dateTime={moment} title={time(moment)}>
      {said}
    </time>
  )
}
