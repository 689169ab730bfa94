import { useId } from 'react'
import { classes } from './classes.ts'
import { describedBy, FieldGroup, type FieldProps } from './field.tsx'
import type { Option } from './select.tsx'

interface ChoiceProps {
  id: string
  name: string
  type: 'radio' | 'checkbox'
  option: Option
  checked: boolean
  onChange: (checked: boolean) => void
}

/** One large target: the whole card is the label, the square or circle inside is the browser's own control. */
const Choice = ({ id, name, type, option, checked, onChange }: ChoiceProps) => (
  <label className={classes('choice', checked && 'choice--on')} htmlFor={id}>
    <input
      id={id}
      name={name}
      type={type}
      checked={checked}
      onChange={(event) => onChange(event.target.checked)}
      aria-describedby={option.hint === undefined ? undefined : `${id}-hint`}
    />
    <span>
      {option.label}
      {option.hint !== undefined && (
        <span className="choice__hint" id={`${id}-hint`}>
          {option.hint}
        </span>
      )}
    </span>
  </label>
)

export interface RadiosProps<V extends string = string> extends FieldProps {
  value: V | '' | null
  onChange: (value: V) => void
  options: readonly (Option & { value: V })[]
  /** Side by side, for two or three short words. */
  row?: boolean
}

export const Radios = <V extends string>(props: RadiosProps<V>) => {
  const own = useId()
  const id = props.id ?? own
  return (
    <FieldGroup {...props} id={id}>
      <div className={props.row ? 'choices choices--row' : 'choices'}>
        {props.options.map((option, index) => (
          <Choice
            key={option.value}
            id={index === 0 ? id : `${id}-${option.value}`}
            name={id}
            type="radio"
            option={option}
            checked={props.value === option.value}
            onChange={() => props.onChange(option.value)}
          />
        ))}
      </div>
    </FieldGroup>
  )
}

export interface CheckboxesProps<V extends string = string> extends FieldProps {
  value: readonly V[]
  onChange: (value: V[]) => void
  options: readonly (Option & { value: V })[]
  /** In two columns where there is room, for long lists. */
  columns?: boolean
}

/** Any number of answers; they keep the order of the list, whatever the order of ticking. */
export const Checkboxes = <V extends string>(props: CheckboxesProps<V>) => {
  const own = useId()
  const id = props.id ?? own
  const toggle = (changed: V, on: boolean) =>
    props.onChange(
      props.options
        .map((option) => option.value)
        .filter((value) => (value === changed ? on : props.value.includes(value))),
    )
  return (
    <FieldGroup {...props} id={id}>
      <div className={props.columns ? 'choices choices--columns' : 'choices'}>
        {props.options.map((option, index) => (
          <Choice
            key={option.value}
            id={index === 0 ? id : `${id}-${option.value}`}
            name={id}
            type="checkbox"
            option={option}
            checked={props.value.includes(option.value)}
            onChange={(on) => toggle(option.value, on)}
          />
        ))}
      </div>
    </FieldGroup>
  )
}

export interface CheckboxProps {
  id?: string
  label: string
  hint?: string
  error?: string | undefined
  value: boolean
  onChange: (value: boolean) => void
}

/** A single yes, for agreeing to something. */
export const Checkbox = ({ id: given, label, hint, error, value, onChange }: CheckboxProps) => {
  const own = useId()
  const id = given ?? own
  return (
    <div className={classes('field', error !== undefined && 'field--error')}>
      {error !== undefined && (
        <p className="field__error" id={`${id}-error`}>
          {error}
        </p>
      )}
      <div aria-describedby={describedBy(id, { error })} className="choices">
        <Choice
          id={id}
          name={id}
          type="checkbox"
          option={{ value: id, label, hint }}
          checked={value}
          onChange={onChange}
        />
      </div>
    </div>
  )
}
