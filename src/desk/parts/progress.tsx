import { useTranslation } from 'react-i18next'

export interface ProgressProps {
  /** The question on the screen, from 1. */
  at: number
  of: number
  /** What is being filled in, before the count: "Initial assessment". */
  what?: string
}

/** How far along: a bar, and "Question 5 of 12" in words. */
export const Progress = ({ at, of, what }: ProgressProps) => {
  const { t } = useTranslation()
  const words = t('desk.progress', { at, of })
  return (
    <div className="progress">
      <progress max={of} value={at} aria-label={words} />
      <p>{what ? `${what} · ${words}` : words}</p>
    </div>
  )
}
