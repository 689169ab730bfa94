import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { describedBy, Field, type FieldProps } from './field.tsx'

export interface Option {
  value: string
  label: string
  hint?: string | undefined
}

export interface SelectProps extends FieldProps {
  value: string
  onChange: (value: string) => void
  options: readonly Option[]
  /** Words of the empty choice; false when there is always a value. */
  empty?: string | false
}

/** A short closed list. For more than about seven choices a person knows by name use {@link SearchableSelect}. */
export const Select = (props: SelectProps) => {
  const own = useId()
  const id = props.id ?? own
  const { t } = useTranslation()
  return (
    <Field {...props} id={id}>
      <select
        id={id}
        className="input input--select"
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
        aria-invalid={props.error !== undefined || undefined}
        aria-describedby={describedBy(id, props)}
      >
        {props.empty !== false && <option value="">{props.empty ?? t('desk.field.choose')}</option>}
        {props.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  )
}
