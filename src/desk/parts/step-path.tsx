import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

export interface Step {
  key: string
  label: string
  state: 'done' | 'now' | 'later'
  note?: ReactNode
}

/** The path so far and what is still to come. */
export const StepPath = ({ steps }: { steps: readonly Step[] }) => {
  const { t } = useTranslation()
  return (
    <ol className="path" aria-label={t('desk.path.label')}>
      {steps.map((step) => (
        <li
          key={step.key}
          className={`path__step path__step--${step.state}`}
          aria-current={step.state === 'now' ? 'step' : undefined}
        >
          <span className="path__label">{step.label}</span>
          <span className="for-ear"> {t(`desk.path.${step.state}`)}</span>
          {step.note && <span className="path__note">{step.note}</span>}
        </li>
      ))}
    </ol>
  )
}
