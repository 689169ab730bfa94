import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { classes } from './classes.ts'
import { describedBy, Field, type FieldProps } from './field.tsx'

export interface TextAreaProps extends FieldProps {
  value: string
  onChange: (value: string) => void
  rows?: number
  /** How many characters the record keeps; what is over is counted, not cut off. */
  limit?: number
}

/** Free text with a count of what is left, told to a screen reader only when it runs short. */
export const TextArea = (props: TextAreaProps) => {
  const own = useId()
  const id = props.id ?? own
  const { t } = useTranslation()
  const left = props.limit === undefined ? null : props.limit - props.value.length
  return (
    <Field {...props} id={id}>
      <textarea
        id={id}
        className="input"
        rows={props.rows ?? 4}
        autoComplete="off"
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
        aria-invalid={props.error !== undefined || undefined}
        aria-describedby={classes(describedBy(id, props), left !== null && `${id}-count`) || undefined}
      />
      {left !== null && (
        <p
          className={left < 0 ? 'field__count field__count--over' : 'field__count'}
          id={`${id}-count`}
          role={left < 100 ? 'status' : undefined}
        >
          {left < 0 ? t('desk.field.over', { count: -left }) : t('desk.field.left', { count: left })}
        </p>
      )}
    </Field>
  )
}
