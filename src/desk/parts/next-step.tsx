import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

export interface NextStepProps {
  /** What is next, in words. */
  title: string
  /** By when, and who asked; say so when no deadline is set. */
  when?: ReactNode
  /** The one button that does it: `<Link button="primary">` or `<Button>`. */
  children?: ReactNode
  late?: boolean
}

/** The first thing on a case: what is next, by when, and the one button for it. */
export const NextStep = ({ title, when, children, late }: NextStepProps) => {
  const { t } = useTranslation()
  return (
    <section className="next" aria-label={t('desk.next.label')}>
      <div>
        <p className="next__small">{t('desk.next.label')}</p>
        <p className="next__title">{title}</p>
        {when && (
          <p className="next__small">
            {late && <span className="next__late">{t('desk.next.late')}</span>} {when}
          </p>
        )}
      </div>
      {children && <div className="next__do">{children}</div>}
    </section>
  )
}
