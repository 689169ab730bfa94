import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FieldProblem } from '../../cases/kernel.ts'
import type { ApiFailure } from '../../desk/api.ts'
import { fieldMessageKeys } from '../../desk/api-failure.ts'
import { newId } from '../../desk/events.ts'
import { useMe } from '../../desk/session.tsx'
import { holdUnsaved, releaseUnsaved } from '../../desk/unsaved.ts'
import type { Plan } from '../model.ts'
import { draftProblems } from '../rules.ts'
import { actingAs, type OpenedCase, record } from './case-data.ts'
import { type DraftText, draftTextOf, readDraft } from './draft-text.ts'

/** The id of the control for a path such as `goals.0.actions.1.who`. */
export const controlId = (path: string): string => `plan-${path.replaceAll('.', '-')}`

/**
 * The editor's text, what is wrong with it box by box, and its sending. `useForm` knows one problem a field; a plan
 * needs one a box. What was typed stays until the server has it, and the case it was read from is remembered, so
 * that another person's change meanwhile is seen as such.
 */
export const useDraftForm = (opened: OpenedCase, plan: Plan | null, onSaved: () => void) => {
  const { t } = useTranslation()
  const me = useMe()
  const [base] = useState(opened)
  const [planId] = useState(() => plan?.planId ?? newId())
  const [text, setText] = useState<DraftText>(() => draftTextOf(plan?.draft ?? null))
  const [eventId, setEventId] = useState(newId)
  const [problems, setProblems] = useState<FieldProblem[]>([])
  const [failure, setFailure] = useState<ApiFailure | null>(null)
  const [attempts, setAttempts] = useState(0)
  const [sending, setSending] = useState(false)
  const [changed, setChanged] = useState(false)
  const inFlight = useRef(false)
  const release = useHeld(changed)

  const say = (problem: FieldProblem) => t(fieldMessageKeys(problem.code), { ...problem.params })
  /** "Goal 1, Action 2: ", so that the list at the top can be read on its own. */
  const placeOf = (path: string): string => {
    const [, goal, , action] = /^goals\.(\d+)(\.actions\.(\d+))?/.exec(path) ?? []
    if (goal === undefined) return ''
    const words = [t('plans.edit.goalNumber', { number: Number(goal) + 1 })]
    if (action !== undefined) words.push(t('plans.edit.actionNumber', { number: Number(action) + 1 }))
    return `${words.join(', ')}: `
  }

  const refuse = (list: FieldProblem[], why: ApiFailure | null) => {
    setProblems(list)
    setFailure(why)
    setAttempts((count) => count + 1)
  }

  const save = async () => {
    if (inFlight.current) return
    const { data, problems: typed } = readDraft(planId, text)
    const found = [...typed, ...draftProblems(plan, data, actingAs(me))]
    if (found.length > 0) return refuse(found, null)
    refuse([], null)
    inFlight.current = true
    setSending(true)
    const sent = await record(base, eventId, 'plan.drafted', data)
    inFlight.current = false
    setSending(false)
    if (!sent.ok) return refuse(sent.fields ?? [], sent.fields ? null : sent)
    setChanged(false)
    release()
    setEventId(newId())
    onSaved()
  }

  return {
    text,
    change: (next: DraftText) => {
      setText(next)
      setChanged(true)
    },
    /** The words of the first problem at a path. */
    errorAt: (path: string): string | undefined => {
      const problem = problems.find((each) => each.path === path)
      return problem && say(problem)
    },
    errors: problems.map((each) => ({ id: controlId(each.path), text: `${placeOf(each.path)}${say(each)}` })),
    failure,
    attempts,
    sending,
    save: () => void save(),
  }
}

/** Holds the page while something is unsaved; the answer lets go at once, for whoever goes on in this very moment. */
const useHeld = (changed: boolean): (() => void) => {
  const [form] = useState(() => Symbol('plan'))
  useEffect(() => {
    if (changed) holdUnsaved(form)
    return () => releaseUnsaved(form)
  }, [changed, form])
  return () => releaseUnsaved(form)
}
