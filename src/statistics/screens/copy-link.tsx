import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../desk/parts/index.ts'

/** The address of this view holds every choice and nothing else. */
export const CopyLink = () => {
  const { t } = useTranslation()
  const [copied, setCopied] = useState<string | null>(null)
  const copy = () =>
    void navigator.clipboard.writeText(window.location.href).then(() => setCopied(window.location.href))
  return (
    <p className="indicators__link">
      <Button kind="secondary" onClick={copy}>
        {t('indicators.link')}
      </Button>
      <span role="status">{copied === window.location.href ? t('indicators.link-copied') : ''}</span>
    </p>
  )
}
