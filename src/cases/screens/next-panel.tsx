import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, NextStep, Notice, useFormats } from '../../desk/parts/index.ts'
import { useMe } from '../../desk/session.tsx'
import type { NextStep as Step } from '../kernel.ts'
import type { OpenedCase } from './case-data.ts'
import { isMine, ownFirst } from './own-steps.ts'
import { stepPath } from './step-path.ts'
import { useCaseWords } from './use-words.ts'

/** What is next and by when, with the one button that does it; what else waits is below, closed. */
export const NextPanel = ({ opened }: { opened: OpenedCase }) => {
  const { t } = useTranslation()
  const me = useMe()
  const [first, ...others] = ownFirst(opened.nextSteps, me, opened.head.leadAgency)
  if (!first)
    return opened.head.status === 'open' ? (
      <Notice tone="success" title={t('cases.next.nothing')}>
        <p>{t('cases.next.nothing-hint')}</p>
      </Notice>
    ) : null
  return (
    <>
      <FirstStep step={first} opened={opened} />
      {others.length > 0 && (
        <details className="also">
          <summary>{t('cases.next.also', { count: others.length })}</summary>
          <ul>
            {others.map((step) => (
              <li key={step.id}>
                <OtherStep step={step} opened={opened} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

interface Props {
  step: Step
  opened: OpenedCase
}

const useStepWords = ({ step, opened }: Props) => {
  const { t } = useTranslation()
  const words = useCaseWords()
  const { since } = useFormats()
  const me = useMe()
  const mine = isMine(step, me, opened.head.leadAgency)
  const agency = step.agency ?? opened.head.leadAgency
  const who =
    agency !== null && agency !== me.agency
      ? words.label(opened.agencies[agency], agency)
      : words.word('role', step.role)
  const due =
    step.dueAt === null
      ? t('cases.due.not-configured', {
          procedure: words.label(opened.head.procedure.labels, opened.head.procedure.id),
        })
      : words.due(step.dueAt)
  const parts = [
    due,
    step.since === '' ? null : t('cases.next.asked', { since: since(step.since) }),
    mine ? null : t('cases.next.theirs', { who }),
  ]
  const path = stepPath(step.kind, { caseId: opened.file.caseId, params: step.params ?? {}, id: step.id })
  return {
    title: words.step(step.kind, step.params),
    when: parts.filter((part) => part !== null).join(' · '),
    late: step.dueAt !== null && new Date(step.dueAt) < new Date(),
    path: mine && opened.asOf === null ? path : null,
  }
}

const FirstStep = (props: Props) => {
  const { t } = useTranslation()
  const { title, when, late, path } = useStepWords(props)
  return (
    <NextStep title={title} when={when} late={late}>
      {path !== null && (
        <StepLink path={path} label={`${t('cases.next.do')}: ${title}`}>
          {t('cases.next.do')}
        </StepLink>
      )}
    </NextStep>
  )
}

/** A step that is done on this very page is a place in it, and the browser knows how to go there. */
const StepLink = ({ path, label, children }: { path: string; label: string; children: ReactNode }) => {
  const [, place] = path.split('#')
  return place === undefined ? (
    <Link to={path} button="primary" label={label}>
      {children}
    </Link>
  ) : (
    <a href={`#${place}`} className="button" aria-label={label}>
      {children}
    </a>
  )
}

const OtherStep = (props: Props) => {
  const { title, when, path } = useStepWords(props)
  return (
    <>
      {path === null ? title : <Link to={path}>{title}</Link>}
      <small>{when}</small>
    </>
  )
}
