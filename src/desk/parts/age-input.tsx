import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { AgeText } from './age-text.ts'
import { classes } from './classes.ts'
import { FieldGroup, type FieldProps } from './field.tsx'

export interface AgeInputProps extends FieldProps {
  value: AgeText
  onChange: (value: AgeText) => void
}

const kinds = ['years', 'range', 'child', 'adult', 'unknown'] as const

/** An age as well as it is known: in years, a guess from–to, only child or adult, or not known. */
export const AgeInput = (props: AgeInputProps) => {
  const own = useId()
  const id = props.id ?? own
  const { t } = useTranslation()
  return (
    <FieldGroup {...props} id={id}>
      <div className="age">
        <div className="age__kinds">
          {kinds.map((kind, index) => (
            <label key={kind} className={classes('answer', props.value.kind === kind && 'answer--on')}>
              <input
                id={index === 0 ? id : undefined}
                type="radio"
                name={id}
                checked={props.value.kind === kind}
                onChange={() => props.onChange({ ...props.value, kind })}
              />
              <span>{t(`desk.age.${kind}`)}</span>
            </label>
          ))}
        </div>
        <AgeNumbers {...props} />
      </div>
    </FieldGroup>
  )
}

/** The boxes that go with the answer: one for years, two for a guess, none otherwise. */
const AgeNumbers = ({ value, onChange, error }: AgeInputProps) => {
  const { t } = useTranslation()
  const names =
    value.kind === 'years' ? (['years'] as const) : value.kind === 'range' ? (['from', 'to'] as const) : []
  if (names.length === 0) return null
  return (
    <div className="age__numbers">
      {names.map((name) => (
        <label key={name} className="date__box">
          <span>{t(`desk.age.box.${name}`)}</span>
          <input
            className="input input--two"
            inputMode="numeric"
            autoComplete="off"
            maxLength={3}
            value={value[name]}
            onChange={(event) => onChange({ ...value, [name]: event.target.value })}
            aria-invalid={error !== undefined || undefined}
          />
        </label>
      ))}
    </div>
  )
}
