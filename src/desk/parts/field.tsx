import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { classes } from './classes.ts'

/** What every field has; `form.field(name)` gives `id`, `value`, `onChange` and `error`. */
export interface FieldProps {
  id?: string | undefined
  label: string
  hint?: string | undefined
  /** Already in words; says what to do. */
  error?: string | undefined
  /** Says "(if known)" after the label: most things here may stay unknown. */
  optional?: boolean | undefined
  /** The label is the question of the page: set as a heading. */
  big?: boolean | undefined
}

export const hintId = (id: string) => `${id}-hint`
export const errorId = (id: string) => `${id}-error`

/** Names of the hint and the error for `aria-describedby`, error first. */
export const describedBy = (
  id: string,
  { hint, error }: Pick<FieldProps, 'hint' | 'error'>,
): string | undefined =>
  classes(error !== undefined && errorId(id), hint !== undefined && hintId(id)) || undefined

const Words = ({
  id,
  hint,
  error,
}: {
  id: string
  hint?: string | undefined
  error?: string | undefined
}) => {
  const { t } = useTranslation()
  return (
    <>
      {hint !== undefined && (
        <p className="field__hint" id={hintId(id)}>
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p className="field__error" id={errorId(id)}>
          <span className="for-ear">{t('desk.field.error')} </span>
          {error}
        </p>
      )}
    </>
  )
}

const Label = ({ label, optional }: { label: string; optional?: boolean | undefined }) => {
  const { t } = useTranslation()
  return (
    <>
      {label}
      {optional && <span className="field__optional"> {t('desk.field.optional')}</span>}
    </>
  )
}

/** A label, its hint and error around one control whose id is `id`. */
export const Field = (props: FieldProps & { id: string; children: ReactNode }) => (
  <div className={classes('field', props.error !== undefined && 'field--error', props.big && 'field--big')}>
    <label className="field__label" htmlFor={props.id}>
      <Label {...props} />
    </label>
    <Words {...props} />
    {props.children}
  </div>
)

/** A question over several controls: a fieldset whose legend is the label. */
export const FieldGroup = (props: FieldProps & { id: string; children: ReactNode }) => (
  <fieldset
    className={classes('field', props.error !== undefined && 'field--error', props.big && 'field--big')}
    aria-describedby={describedBy(props.id, props)}
  >
    <legend className="field__label">
      <Label {...props} />
    </legend>
    <Words {...props} />
    {props.children}
  </fieldset>
)
