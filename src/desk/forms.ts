import { type FormEvent, useCallback, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ApiFailure, FieldProblem, Result } from './api-failure.ts'
import { fieldMessageKeys } from './api-failure.ts'
import { newId } from './events.ts'
import { byField, type Issue, problemOf } from './form-problems.ts'
import { holdUnsaved, releaseUnsaved } from './unsaved.ts'

export interface FormOptions<V extends object, R> {
  initial: V
  /** What is wrong before sending: the issues of a zod `safeParse`, or made by hand. */
  check?: (values: V) => readonly Issue[]
  /** Sends the form. `eventId` stays the same until it was accepted. */
  submit: (values: V, eventId: string) => Promise<Result<R>>
  onDone?: (data: R) => void
  /** Short names of the questions, so that the summary says which one each line is about. */
  labels?: { [K in keyof V]?: string }
}

export interface FormField<T> {
  id: string
  value: T
  onChange: (value: T) => void
  error: string | undefined
}

export interface Form<V extends object> {
  values: V
  set<K extends keyof V & string>(name: K, value: V[K]): void
  /** Spread into a part: `<TextInput label={…} {...form.field('place')} />`. */
  field<K extends keyof V & string>(name: K): FormField<V[K]>
  /** For `<ErrorSummary errors={form.errors} />`: in the order of the form, each with the id of its field. */
  errors: { id: string | null; text: string }[]
  /** Goes up with every refused submission, so that the summary takes the focus again. */
  attempts: number
  /** What went wrong that is nobody's field: no connection, refused by the case's state. */
  failure: ApiFailure | null
  sending: boolean
  changed: boolean
  eventId: string
  submit(event?: FormEvent): void
  reset(values?: V): void
}

/** A form's values, problems and sending. What was typed stays until the server has accepted it. */
export const useForm = <V extends object, R = unknown>(options: FormOptions<V, R>): Form<V> => {
  const { t } = useTranslation()
  const formId = useId()
  const [values, setValues] = useState(options.initial)
  const [problems, setProblems] = useState<FieldProblem[]>([])
  const [failure, setFailure] = useState<ApiFailure | null>(null)
  const [attempts, setAttempts] = useState(0)
  const [sending, setSending] = useState(false)
  const [changed, setChanged] = useState(false)
  const [eventId, setEventId] = useState(newId)
  const inFlight = useRef(false)
  const unsaved = useUnsaved(changed)

  const names = Object.keys(values) as (keyof V & string)[]
  const found = byField(problems, names)
  const say = (problem: FieldProblem) => t(fieldMessageKeys(problem.code), { ...problem.params })
  const idOf = (name: string) => `${formId}-${name}`

  const set: Form<V>['set'] = useCallback((name, value) => {
    setValues((before) => ({ ...before, [name]: value }))
    setChanged(true)
  }, [])

  const refuse = (list: FieldProblem[], why: ApiFailure | null) => {
    setProblems(list)
    setFailure(why)
    setAttempts((count) => count + 1)
  }

  const send = async () => {
    inFlight.current = true
    setSending(true)
    try {
      const result = await options.submit(values, eventId)
      if (!result.ok) return refuse(result.fields ?? [], result.fields ? null : result)
      reset(values)
      options.onDone?.(result.data)
    } finally {
      inFlight.current = false
      setSending(false)
    }
  }

  const reset = (next: V = options.initial) => {
    setValues(next)
    setProblems([])
    setFailure(null)
    setChanged(false)
    // At once and not after the next rendering: whoever is done goes on to another screen in this very moment.
    releaseUnsaved(unsaved)
    setEventId(newId())
  }

  const submit = (event?: FormEvent) => {
    event?.preventDefault()
    if (inFlight.current) return
    const issues = options.check?.(values) ?? []
    if (issues.length > 0)
      return refuse(
        issues.map((issue) => problemOf(issue, values)),
        null,
      )
    setProblems([])
    setFailure(null)
    void send()
  }

  return {
    values,
    set,
    field: (name) => {
      const problem = found.get(name)
      return {
        id: idOf(name),
        value: values[name],
        onChange: (value) => set(name, value),
        error: problem && say(problem),
      }
    },
    errors: [...names, null].flatMap((name) => {
      const problem = found.get(name)
      const label = name === null ? undefined : options.labels?.[name]
      const text = problem && (label ? `${label}: ${say(problem)}` : say(problem))
      return text ? [{ id: name && idOf(name), text }] : []
    }),
    attempts,
    failure,
    sending,
    changed,
    eventId,
    submit,
    reset,
  }
}

const useUnsaved = (changed: boolean): symbol => {
  const [form] = useState(() => Symbol('form'))
  useEffect(() => {
    if (changed) holdUnsaved(form)
    return () => releaseUnsaved(form)
  }, [changed, form])
  return form
}
