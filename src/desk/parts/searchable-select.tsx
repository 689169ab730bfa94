import { useEffect, useId, useState } from 'react'
import { describedBy, Field, type FieldProps } from './field.tsx'
import type { Option } from './select.tsx'

export interface SearchableSelectProps extends FieldProps {
  /** Value of the chosen option, empty while what is typed names none. */
  value: string
  onChange: (value: string) => void
  options: readonly Option[]
}

const plain = (text: string) => text.trim().toLowerCase()

/** A long list found by typing, with the browser's own suggestions: districts, agencies, languages. */
export const SearchableSelect = (props: SearchableSelectProps) => {
  const own = useId()
  const id = props.id ?? own
  const chosen = props.options.find((option) => option.value === props.value)?.label
  const [typed, setTyped] = useState(chosen ?? '')

  // The words follow the value when the form sets it or the language changes, never while somebody types.
  useEffect(() => {
    if (chosen !== undefined) setTyped(chosen)
  }, [chosen])

  const change = (text: string) => {
    setTyped(text)
    props.onChange(props.options.find((option) => plain(option.label) === plain(text))?.value ?? '')
  }

  return (
    <Field {...props} id={id}>
      <input
        id={id}
        className="input"
        list={`${id}-list`}
        autoComplete="off"
        value={typed}
        onChange={(event) => change(event.target.value)}
        aria-invalid={props.error !== undefined || undefined}
        aria-describedby={describedBy(id, props)}
      />
      <datalist id={`${id}-list`}>
        {props.options.map((option) => (
          <option key={option.value} value={option.label} />
        ))}
      </datalist>
    </Field>
  )
}
