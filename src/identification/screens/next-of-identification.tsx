import { useTranslation } from 'react-i18next'
import { Link, LocalTime, NextStep } from '../../desk/parts/index.ts'
import { useMay, useMe } from '../../desk/session.tsx'
import { refuseDecider, refuseLastWord } from '../rules.ts'
import type { CaseScreenProps } from './on-case.tsx'
import { pathTo } from './opened-case.ts'
import { useTell } from './use-tell.ts'

type StepOf = (props: CaseScreenProps) => React.ReactNode

/** What is next in this identification, who does it, and the one button of whoever looks at it now. */
export const NextOfIdentification = (props: CaseScreenProps) =>
  props.opened.file.case.status === 'open' ? byStatus[props.opened.file.identification.status](props) : null

/** By when, in the words of the procedure: a deadline that is not configured is said to be so. */
const When = ({
  bodies,
  step,
}: {
  bodies: CaseScreenProps['bodies']
  step: 'identification' | 'confirmation'
}) => {
  const { t, label } = useTell()
  const deadline = bodies.deadlines[step]
  const procedure = label(bodies.procedure.labels, bodies.procedure.id)
  return deadline
    ? t(`identify.deadline.${deadline.unit}`, { count: deadline.amount })
    : t('identify.deadline.none', { procedure })
}

const ToDecide = ({ opened, bodies }: CaseScreenProps) => {
  const { t } = useTranslation()
  const me = useMe()
  const may = useMay()
  const { file } = opened
  const begun = file.identification.status !== 'none'
  const when = <When bodies={bodies} step="identification" />
  if (!refuseDecider(me, bodies.terms))
    return (
      <NextStep title={t(begun ? 'identify.next.decide' : 'identify.next.ask-questions')} when={when}>
        <Link to={pathTo(file.caseId, begun ? 'decide' : 'questions')} button="primary">
          {t(begun ? 'identify.decide.go' : 'identify.questions.go')}
        </Link>
      </NextStep>
    )
  const asked = file.identification.assigned.decision?.agency
  if (asked && asked !== me.agency)
    return <Waits opened={opened} agency={asked} when={when} title="identify.next.waits-decision" />
  return (
    <NextStep title={t('step.ask-authorised-body')} when={when}>
      {may('case:assign') && file.case.leadAgency === me.agency && (
        <Link to={pathTo(file.caseId, 'ask')} button="primary">
          {t('identify.ask.go')}
        </Link>
      )}
    </NextStep>
  )
}

interface WaitsProps extends Pick<CaseScreenProps, 'opened'> {
  agency: string
  title: string
  when: React.ReactNode
}

const Waits = ({ opened, agency, title, when }: WaitsProps) => {
  const { t, label } = useTell()
  return <NextStep title={t(title, { agency: label(opened.agencies[agency], agency) })} when={when} />
}

const ToConfirm = ({ opened, bodies }: CaseScreenProps) => {
  const { t } = useTranslation()
  const me = useMe()
  const may = useMay()
  const { file } = opened
  const { proposal, assigned } = file.identification
  const when = <When bodies={bodies} step="confirmation" />
  if (!refuseLastWord(me, bodies.terms) && proposal?.account !== me.account)
    return (
      <NextStep title={t('step.confirm-identification')} when={when}>
        <Link to={pathTo(file.caseId, 'confirm')} button="primary">
          {t('identify.confirm.go')}
        </Link>
      </NextStep>
    )
  const agency = assigned.confirmation?.agency
  if (agency) return <Waits opened={opened} agency={agency} when={when} title="identify.next.waits-team" />
  return (
    <NextStep title={t('step.ask-confirming-team')} when={t('identify.next.no-team')}>
      {may('case:assign') && file.case.leadAgency === me.agency && (
        <Link to={pathTo(file.caseId, 'ask')} button="primary">
          {t('identify.ask.go')}
        </Link>
      )}
    </NextStep>
  )
}

const contested =
  (kind: 'review' | 'appeal', step: string): StepOf =>
  ({ opened }) => {
    const since = opened.file.identification.history.at(-1)?.at
    return <Contested opened={opened} kind={kind} step={step} since={since} />
  }

interface ContestedProps extends Pick<CaseScreenProps, 'opened'> {
  kind: 'review' | 'appeal'
  step: string
  since: string | undefined
}

const Contested = ({ opened, kind, step, since }: ContestedProps) => {
  const { t } = useTranslation()
  const may = useMay()
  const decides = may(kind === 'review' ? 'identification:decide' : 'identification:review')
  return (
    <NextStep
      title={t(step)}
      when={
        since && (
          <>
            {t('identify.next.contested')} <LocalTime value={since} />
          </>
        )
      }
    >
      {decides && (
        <Link to={pathTo(opened.file.caseId, kind)} button="primary">
          {t(`identify.${kind}.go`)}
        </Link>
      )}
    </NextStep>
  )
}

const byStatus: Record<CaseScreenProps['opened']['file']['identification']['status'], StepOf> = {
  none: (props) => <ToDecide {...props} />,
  open: (props) => <ToDecide {...props} />,
  proposed: (props) => <ToConfirm {...props} />,
  decided: () => null,
  review: contested('review', 'step.decide-identification-review'),
  appeal: contested('appeal', 'step.record-appeal-decision'),
}
