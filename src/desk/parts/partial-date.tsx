import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { classes } from './classes.ts'
import type { DateText } from './date-text.ts'
import { FieldGroup, type FieldProps } from './field.tsx'

export interface PartialDateProps extends FieldProps {
  value: DateText
  onChange: (value: DateText) => void
  /** Leaves out "I don't know", for a day that somebody decides (a deadline, a visit). */
  mustBeKnown?: boolean
}

const boxes = ['day', 'month', 'year'] as const

/** Day, month, year typed in their own boxes; any may stay empty, and "I don't know" empties them all. */
export const PartialDate = (props: PartialDateProps) => {
  const own = useId()
  const id = props.id ?? own
  const { t } = useTranslation()
  const type = (box: (typeof boxes)[number], text: string) =>
    props.onChange({ ...props.value, [box]: text, unknown: false })
  return (
    <FieldGroup {...props} id={id} hint={props.hint ?? (props.mustBeKnown ? undefined : t('desk.date.hint'))}>
      <div className="date">
        {boxes.map((box, index) => (
          <label key={box} className="date__box">
            <span>{t(`desk.date.${box}`)}</span>
            <input
              id={index === 0 ? id : undefined}
              className={classes('input', box === 'year' ? 'input--four' : 'input--two')}
              inputMode="numeric"
              autoComplete="off"
              maxLength={box === 'year' ? 4 : 2}
              value={props.value[box]}
              onChange={(event) => type(box, event.target.value)}
              aria-invalid={props.error !== undefined || undefined}
            />
          </label>
        ))}
        {!props.mustBeKnown && (
          <label className={classes('answer', 'date__unknown', props.value.unknown && 'answer--on')}>
            <input
              type="checkbox"
              checked={props.value.unknown}
              onChange={(event) =>
                props.onChange({ day: '', month: '', year: '', unknown: event.target.checked })
              }
            />
            <span>{t('desk.dontKnow')}</span>
          </label>
        )}
      </div>
    </FieldGroup>
  )
}
