import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'wouter'
import type { Form } from '../../desk/forms.ts'
import { Button, ErrorSummary, FailureNote, Notice, Screen, Skeleton } from '../../desk/parts/index.ts'
import { mayTry, type OpenedCase, useCase } from './case-data.ts'
import { useCaseWords } from './use-words.ts'
import './cases.scss'

export interface OnCaseProps {
  opened: OpenedCase
  params: Record<string, string | undefined>
  reload: () => void
}

/** Reads the case first; the form within keeps what was typed when the case is read again. */
export const onCase = (Inner: (props: OnCaseProps) => ReactNode) => () => {
  const params = useParams<Record<string, string | undefined>>()
  const { data, error, reload } = useCase(params.caseId)
  if (data) return <Inner opened={data} params={params} reload={reload} />
  return error ? <FailureNote failure={error} onRetry={reload} /> : <Skeleton lines={6} />
}

interface FrameProps {
  opened: OpenedCase
  title: string
  lead?: string
  /** The event this screen records: when it may not be recorded now, the screen says so instead of a form. */
  event: string
  children: ReactNode
}

/**
 * The frame of one form of a case, with the way back to it. A form that was open when the case moved on stays, so
 * that what was typed can be copied; one that could not be sent from the beginning is not shown.
 */
export const CaseFrame = ({ opened, title, lead, event, children }: FrameProps) => {
  const { t } = useTranslation()
  const { code, status } = opened.head
  const back = { to: `/cases/${opened.file.caseId}`, label: t('cases.case.title', { code }) }
  const may = mayTry(opened, event)
  const [wasOpen] = useState(may)
  return (
    <Screen narrow title={title} sub={lead && <p>{lead}</p>} back={back}>
      {!may && (
        <Notice tone="warning">
          <p>{t(`refusal.${status === 'closed' ? 'case-closed' : 'not-permitted'}`)}</p>
        </Notice>
      )}
      {(may || wasOpen) && children}
    </Screen>
  )
}

interface ProblemsProps<V extends object> {
  form: Form<V>
  reload: () => void
}

const stale = new Set(['not-now', 'case-closed', 'not-lead-agency', 'no-such-case'])

/**
 * What is wrong with the form; when the case has moved on meanwhile, also what may be done instead and a way to read
 * it again. What was typed stays.
 */
export const FormProblems = <V extends object>({ form, reload }: ProblemsProps<V>) => {
  const { t } = useTranslation()
  const words = useCaseWords()
  const { failure } = form
  const moved = failure !== null && stale.has(failure.code)
  return (
    <>
      <ErrorSummary
        errors={form.errors}
        failure={failure}
        attempts={form.attempts}
        allowed={failure?.allowed?.map(words.event) ?? []}
      />
      {moved && (
        <Notice tone="warning">
          <p>{t('cases.case.stale')}</p>
          <Button kind="secondary" onClick={reload}>
            {t('cases.case.reload')}
          </Button>
        </Notice>
      )}
    </>
  )
}
