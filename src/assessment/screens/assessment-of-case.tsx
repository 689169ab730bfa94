import { useTranslation } from 'react-i18next'
import { Link, LocalDate, Tag } from '../../desk/parts/index.ts'
import { useVocabulary } from '../../desk/reference.ts'
import { LiftPresumption } from './lift-presumption.tsx'
import { NeedList } from './need-list.tsx'
import { mayRecord, type OpenedCase } from './opened-case.ts'
import { PresumeVictim } from './presume-victim.tsx'
import { questionPath } from './question-path.ts'

interface Props {
  opened: OpenedCase
  /** Something was recorded: the case should be read again. */
  onChanged: () => void
}

/** The assessment on the case's own screen: status, needs, and what may be done about them. */
export const AssessmentOfCase = ({ opened, onChanged }: Props) => {
  const { t } = useTranslation()
  const { assessment } = opened.file
  return (
    <section aria-labelledby="assessment-of-case">
      <h2 id="assessment-of-case">{t('assessment.case.title')}</h2>
      <Presumption opened={opened} onChanged={onChanged} />
      <NeedList view={opened.file} />
      <GoOn opened={opened} />
      {!assessment.presumed && <PresumeVictim opened={opened} onChanged={onChanged} brief />}
    </section>
  )
}

const Presumption = ({ opened, onChanged }: Props) => {
  const { t } = useTranslation()
  const { presumed, lifted } = opened.file.assessment
  if (lifted) return <Lifted reason={lifted.reason} />
  if (!presumed) return null
  return (
    <p>
      <Tag>{t('assessment.presumed')}</Tag> <LocalDate value={presumed.at} />{' '}
      <LiftPresumption opened={opened} onChanged={onChanged} />
    </p>
  )
}

const Lifted = ({ reason }: { reason: string }) => {
  const { t } = useTranslation()
  const words = useVocabulary('presumption-lifting-reason').find((each) => each.value === reason)
  return <p>{t('assessment.lifted', { reason: words?.label ?? reason })}</p>
}

const labels = { none: 'begin', started: 'go-on', completed: 'change' } as const

const GoOn = ({ opened }: { opened: OpenedCase }) => {
  const { file } = opened
  const { t } = useTranslation()
  if (!mayRecord(opened, 'need.answered')) return null
  const { status } = file.assessment
  return (
    <p>
      <Link to={questionPath(file.caseId, status === 'completed' ? 'safety' : undefined)}>
        {t(`assessment.case.${labels[status]}`)}
      </Link>
    </p>
  )
}
