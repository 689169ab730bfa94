import { useEffect, useState } from 'react'

interface FieldError {
  id: string | null
  text: string
}

/** Words of each error: where two would say the same, each begins with the question it is about, as it stands on the screen. */
export const useQuestions = (errors: readonly FieldError[]): ((error: FieldError) => string) => {
  const [questions, setQuestions] = useState<Readonly<Record<string, string>>>({})
  const ids = errors.flatMap(({ id }) => id ?? []).join(' ')
  useEffect(() => {
    setQuestions(Object.fromEntries(ids.split(' ').map((id) => [id, questionOf(id)])))
  }, [ids])
  return ({ id, text }) => {
    const question = id === null ? undefined : questions[id]
    const alike = errors.filter((each) => each.text === text).length > 1
    return question && alike ? `${question}: ${text}` : text
  }
}

const questionOf = (id: string): string =>
  document.getElementById(id)?.closest('fieldset, .field')?.querySelector('legend, label')?.textContent ?? ''
