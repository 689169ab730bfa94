import { type MouseEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ApiFailure } from '../api-failure.ts'
import { useQuestions } from './use-questions.ts'

export interface ErrorSummaryProps {
  /** `form.errors` */
  errors: readonly { id: string | null; text: string }[]
  /** `form.failure`: what went wrong that is nobody's field. */
  failure?: ApiFailure | null
  /** `form.attempts`: the focus comes back after every refused try. */
  attempts?: number
  /** Words for `failure.allowed`, when the screen knows them: what may be done instead. */
  allowed?: readonly string[]
}

/** All that has to be put right, at the top of the form; takes the focus, and each line leads to its field. */
export const ErrorSummary = ({ errors, failure = null, attempts = 0, allowed = [] }: ErrorSummaryProps) => {
  const { t } = useTranslation()
  const say = useQuestions(errors)
  const box = useRef<HTMLDivElement>(null)
  const shown = errors.length > 0 || failure !== null

  // `attempts`: every refused try moves the focus here once more
  useEffect(() => {
    if (shown) box.current?.focus()
  }, [shown, attempts])

  if (!shown) return null
  return (
    <div className="error-summary" role="alert" tabIndex={-1} ref={box}>
      <h2>{t(errors.length > 0 ? 'desk.errors.title' : 'desk.errors.notSent')}</h2>
      {failure && <p>{t(failure.message, failure.params)}</p>}
      {allowed.length > 0 && <p>{t('desk.errors.allowed', { what: allowed.join(', ') })}</p>}
      {errors.length > 0 && (
        <ul>
          {errors.map((error) => (
            <li key={`${error.id}${error.text}`}>
              {error.id === null ? (
                say(error)
              ) : (
                <a href={`#${error.id}`} onClick={(event) => goTo(event, error.id!)}>
                  {say(error)}
                </a>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** To the question, not only its box: the label has to be on the screen when the keyboard of a phone comes up. */
const goTo = (event: MouseEvent, id: string) => {
  const control = document.getElementById(id)
  if (!control) return
  event.preventDefault()
  const question = control.closest('fieldset') ?? control.closest('.field') ?? control
  question.scrollIntoView({ block: 'start' })
  control.focus({ preventScroll: true })
}
