import type { NextStep } from '../cases/kernel.ts'
import { deadlineFor } from '../cases/rules.ts'
import type { Procedure } from '../reference/model.ts'
import { type AssessmentView, byUrgency } from './model.ts'

/** Referrals that left the need as it was. */
const UNANSWERED = ['declined', 'withdrawn']

const ROLE = 'first-responder'

/** Needs answered "urgent" that no live or delivered referral meets, in the order of danger. */
export const urgentWithoutHelp = (view: AssessmentView): string[] =>
  Object.entries(view.assessment.needs)
    .filter(([need, cell]) => cell.value === 'urgent' && !isReferred(view, need))
    .map(([need]) => need)
    .sort(byUrgency)

const isReferred = (view: AssessmentView, need: string) =>
  (view.referrals?.referrals ?? []).some((each) => each.need === need && !UNANSWERED.includes(each.status))

/** What the assessment makes people do next; a presumption is asked for until somebody presumed, lifted or decided. */
export const assessmentSteps = (view: AssessmentView, procedure: Procedure): NextStep[] =>
  view.case.status === 'open' ? [...assess(view, procedure), ...refer(view), ...presume(view)] : []

const assess = ({ assessment, case: { openedAt } }: AssessmentView, procedure: Procedure): NextStep[] => {
  if (assessment.status === 'completed') return []
  const since = openedAt ?? ''
  return [
    {
      ...stepOf('initial-assessment', since, 10),
      dueAt: deadlineFor(procedure, 'initial-assessment', since),
    },
  ]
}

const refer = (view: AssessmentView): NextStep[] =>
  urgentWithoutHelp(view).map((need) => ({
    ...stepOf('refer-urgent-need', view.assessment.needs[need]?.at ?? '', 12),
    id: `refer-urgent-need:${need}`,
    params: { need },
  }))

const presume = (view: AssessmentView): NextStep[] => {
  const { presumed, lifted } = view.assessment
  const decided = presumed || lifted || (view.identification?.outcome ?? null) !== null
  return decided ? [] : [stepOf('decide-presumption', view.case.openedAt ?? '', 14)]
}

const stepOf = (kind: string, since: string, order: number): NextStep => ({
  id: kind,
  kind,
  agency: null,
  role: ROLE,
  since,
  dueAt: null,
  order,
})
