import { type ComponentType, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useParams, useSearch } from 'wouter'
import { refuseUnlessOpen } from '../../cases/rules.ts'
import { emptyConsent } from '../../consent/screens/consent-fields-of-case.tsx'
import { newId } from '../../desk/events.ts'
import { FailureNote, Notice, Progress, Screen, Skeleton } from '../../desk/parts/index.ts'
import { type OpenedCase, useOpenedCase } from './case-data.ts'
import { type Draft, firstOpen, knownFacts, type SendStep, steps, urgencyFor } from './draft.ts'
import { GroundStep } from './ground-step.tsx'
import { NameStep } from './name-step.tsx'
import { NeedStep } from './need-step.tsx'
import { SendStepForm } from './send-step.tsx'
import { SentNote } from './sent-note.tsx'
import type { StepProps } from './step-props.ts'
import { UrgencyStep } from './urgency-step.tsx'
import { useReferralWords } from './use-referral-words.ts'
import { WhoStep } from './who-step.tsx'

/** Sends a person on for one need: who helps, how soon, what they may know, on what ground. One question at a time. */
const SendReferral = () => {
  const { caseId, need } = useParams<{ caseId: string; need?: string }>()
  const { data, error, reload } = useOpenedCase(caseId)
  if (error && !data) return <FailureNote failure={error} onRetry={reload} />
  if (!data) return <Skeleton lines={6} />
  return need === undefined ? <NeedStep opened={data} /> : <Questions key={need} opened={data} need={need} />
}
export default SendReferral

const screens: Record<SendStep, ComponentType<StepProps>> = {
  who: WhoStep,
  urgency: UrgencyStep,
  name: NameStep,
  ground: GroundStep,
  send: SendStepForm,
}

const Questions = ({ opened, need }: { opened: OpenedCase; need: string }) => {
  const { t } = useTranslation()
  const { word } = useReferralWords()
  const [draft, setDraft] = useState<Draft>(() => begin(opened, need))
  const [sent, setSent] = useState(false)
  const { step, go } = useStep(opened.file.caseId, draft)
  const closed = refuseUnlessOpen(opened.file)
  const path = `/cases/${opened.file.caseId}`
  const back = { to: path, label: t('referrals.backToCase', { code: opened.head.code }) }

  if (closed)
    return (
      <Screen narrow title={t('referrals.send.title')} back={back}>
        <Notice tone="warning">
          <p>{t(`refusal.${closed.code}`)}</p>
        </Notice>
      </Screen>
    )
  if (sent) return <SentNote opened={opened} draft={draft} />

  const at = steps.indexOf(step)
  const previous = steps[at - 1]
  const Question = screens[step]
  const answer = (change: Partial<Draft>) => {
    const next = { ...draft, ...change }
    setDraft(next)
    const following = steps[at + 1]
    if (following) go(following)
    else setSent(true)
  }
  return (
    <Screen
      narrow
      title={t('referrals.send.titleFor', { need: word('need', need) })}
      back={previous ? { to: `${path}/refer/${need}?at=${previous}`, label: t('referrals.send.back') } : back}
    >
      <Progress at={at + 1} of={steps.length} />
      <Question key={step} opened={opened} draft={draft} onAnswer={answer} />
    </Screen>
  )
}

const begin = (opened: OpenedCase, need: string): Draft => ({
  referralId: newId(),
  consentId: newId(),
  need,
  receiver: null,
  urgency: urgencyFor(opened.file, need),
  shareIdentity: null,
  ground: null,
  consent: emptyConsent,
  shares: knownFacts(opened.file).filter((fact) => fact !== 'risk'),
  note: '',
})

/** The question is part of the address, so that the phone's own "back" goes to the question before. */
const useStep = (caseId: string, draft: Draft) => {
  const asked = new URLSearchParams(useSearch()).get('at')
  const [, navigate] = useLocation()
  const open = firstOpen(draft)
  const wanted = steps.find((each) => each === asked) ?? 'who'
  const step = steps.indexOf(wanted) > steps.indexOf(open) ? open : wanted
  const shown = useScrollTop(step)
  return { step: shown, go: (next: SendStep) => navigate(`/cases/${caseId}/refer/${draft.need}?at=${next}`) }
}

const useScrollTop = (step: SendStep): SendStep => {
  useEffect(() => {
    scrollTo({ top: 0 })
    document.getElementById('main')?.focus({ preventScroll: true })
  }, [step])
  return step
}
