import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { classes } from './classes.ts'
import { describedBy, errorId, type FieldProps, hintId } from './field.tsx'

export type Answer = 'yes' | 'no' | 'unknown'

export interface YesNoUnknownProps extends FieldProps {
  /** Null while not answered yet, which is not the same as "not known". */
  value: Answer | null
  onChange: (value: Answer) => void
}

const answers: Answer[] = ['yes', 'no', 'unknown']

/** One line of a questionnaire: the question, and three answers side by side. Never answered beforehand. */
export const YesNoUnknown = (props: YesNoUnknownProps) => {
  const own = useId()
  const id = props.id ?? own
  const { t } = useTranslation()
  return (
    <fieldset
      className={classes('answer-row', props.error !== undefined && 'field--error')}
      aria-describedby={describedBy(id, props)}
    >
      <legend className="answer-row__question">{props.label}</legend>
      <div className="answer-row__body">
        {props.hint !== undefined && (
          <p className="field__hint" id={hintId(id)}>
            {props.hint}
          </p>
        )}
        {props.error !== undefined && (
          <p className="field__error" id={errorId(id)}>
            {props.error}
          </p>
        )}
        <div className="answer-row__answers">
          {answers.map((answer, index) => (
            <label key={answer} className={classes('answer', props.value === answer && 'answer--on')}>
              <input
                id={index === 0 ? id : undefined}
                type="radio"
                name={id}
                checked={props.value === answer}
                onChange={() => props.onChange(answer)}
              />
              <span>{t(`desk.answer.${answer}`)}</span>
            </label>
          ))}
        </div>
      </div>
    </fieldset>
  )
}
