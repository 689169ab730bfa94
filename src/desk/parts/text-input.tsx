import { useId } from 'react'
import { classes } from './classes.ts'
import { describedBy, Field, type FieldProps } from './field.tsx'

export interface TextInputProps extends FieldProps {
  value: string
  onChange: (value: string) => void
  type?: 'text' | 'email' | 'password' | 'tel' | 'search'
  inputMode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email'
  /** `off` unless the browser may remember it: never for anything about a person. */
  autoComplete?: string
  width?: 'short' | 'middle' | 'full'
  maxLength?: number
  lang?: string
}

export const TextInput = (props: TextInputProps) => {
  const own = useId()
  const id = props.id ?? own
  return (
    <Field {...props} id={id}>
      <input
        id={id}
        className={classes('input', props.width && `input--${props.width}`)}
        type={props.type ?? 'text'}
        inputMode={props.inputMode}
        autoComplete={props.autoComplete ?? 'off'}
        maxLength={props.maxLength}
        lang={props.lang}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
        aria-invalid={props.error !== undefined || undefined}
        aria-describedby={describedBy(id, props)}
      />
    </Field>
  )
}
