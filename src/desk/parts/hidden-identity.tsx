import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'

export interface HiddenIdentityProps {
  /** Only after the server gave it for a reason; the hidden bar never carries the name underneath. */
  name?: string | null
  onShow?: () => void
  onHide?: () => void
}

/** A pattern where a name would be, and the way to it: show, with a reason. */
export const HiddenIdentity = ({ name = null, onShow, onHide }: HiddenIdentityProps) => {
  const { t } = useTranslation()
  return (
    <span className="identity">
      {t('desk.identity.label')}{' '}
      {name === null ? <span className="identity__bar" aria-hidden="true" /> : <strong>{name}</strong>}
      {name === null && <span className="for-ear">{t('desk.identity.hidden')}</span>}{' '}
      {name === null && onShow && (
        <Button kind="text" onClick={onShow}>
          {t('desk.identity.show')}
        </Button>
      )}
      {name !== null && onHide && (
        <Button kind="text" onClick={onHide}>
          {t('desk.identity.hide')}
        </Button>
      )}
    </span>
  )
}
