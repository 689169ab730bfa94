import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Redirect, useLocation, useParams } from 'wouter'
import { isChild, refuseUnlessOpen } from '../../cases/rules.ts'
import { FailureNote, Notice, Progress, SavedState, Screen, Skeleton } from '../../desk/parts/index.ts'
import { questionsFor } from '../questions.ts'
import { AssessmentSummary } from './assessment-summary.tsx'
import { type OpenedCase, useOpenedCase } from './opened-case.ts'
import { QuestionForm } from './question-form.tsx'
import { firstOpenStep, questionPath, SUMMARY, stepAfter, stepBefore } from './question-path.ts'

/** The initial assessment: one question at a time, each saved before the next, and a summary with what to do. */
const AssessNeeds = () => {
  const { caseId, step } = useParams<{ caseId: string; step?: string }>()
  const { data, error, reload } = useOpenedCase(caseId)
  if (error && !data) return <FailureNote failure={error} onRetry={reload} />
  if (!data) return <Skeleton lines={6} />
  return <Steps opened={data} step={step} onSaved={reload} />
}
export default AssessNeeds

const Steps = ({
  opened,
  step,
  onSaved,
}: {
  opened: OpenedCase
  step: string | undefined
  onSaved: () => void
}) => {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const [beside, setBeside] = useState(false)
  const { file } = opened
  const questions = questionsFor(file.case)
  const at = questions.findIndex((question) => question.id === step)
  const question = questions[at]
  const back = { to: `/cases/${file.caseId}`, label: t('assessment.back') }
  const closed = refuseUnlessOpen(file)

  if (closed)
    return (
      <Screen narrow title={t('assessment.title')} back={back}>
        <Notice tone="warning">
          <p>{t(`refusal.${closed.code}`)}</p>
        </Notice>
      </Screen>
    )
  if (step === SUMMARY) return <AssessmentSummary opened={opened} beside={beside} onChanged={onSaved} />
  if (!question)
    return <Redirect to={questionPath(file.caseId, firstOpenStep(questions, file.assessment))} replace />

  const before = stepBefore(questions, question.id)
  return (
    <Screen
      narrow
      title={t('assessment.title')}
      back={before ? { to: questionPath(file.caseId, before), label: t('assessment.back-one') } : back}
      sub={<SavedState />}
    >
      <Progress at={at + 1} of={questions.length} />
      {question.id === 'safety' && <p className="quiet">{t('assessment.life-first')}</p>}
      <QuestionForm
        key={question.id}
        opened={opened}
        question={question}
        last={at === questions.length - 1}
        child={isChild(file.case) === true}
        onSaved={(conflict) => {
          if (conflict) setBeside(true)
          onSaved()
          navigate(questionPath(file.caseId, stepAfter(questions, question.id)))
        }}
      />
    </Screen>
  )
}
