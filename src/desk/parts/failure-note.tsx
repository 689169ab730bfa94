import { useTranslation } from 'react-i18next'
import type { ApiFailure } from '../api-failure.ts'
import { Button } from './button.tsx'
import { Notice } from './notice.tsx'

/** A list or page that could not be read, and the way to try again. */
export const FailureNote = ({ failure, onRetry }: { failure: ApiFailure; onRetry?: () => void }) => {
  const { t } = useTranslation()
  return (
    <Notice tone={failure.status === 0 ? 'warning' : 'error'} live>
      <p>{t(failure.message, failure.params)}</p>
      {onRetry && (
        <Button kind="secondary" onClick={onRetry}>
          {t('desk.tryAgain')}
        </Button>
      )}
    </Notice>
  )
}
