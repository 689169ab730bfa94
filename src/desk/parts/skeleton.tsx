import { useTranslation } from 'react-i18next'

/** Gray lines where text will be. */
export const Skeleton = ({ lines = 3 }: { lines?: number }) => {
  const { t } = useTranslation()
  return (
    <div className="skeleton" role="status">
      <span className="for-ear">{t('desk.loading')}</span>
      {Array.from({ length: lines }, (_, index) => (
        <span key={index} className="skeleton__line" aria-hidden="true" />
      ))}
    </div>
  )
}

/** For long work that shows no progress of its own. */
export const Spinner = ({ label }: { label: string }) => (
  <p className="waiting" role="status">
    <span className="spinner" aria-hidden="true" /> {label}
  </p>
)
