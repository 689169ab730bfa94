import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ApiFailure, post } from '../../desk/api.ts'
import { Button, FailureNote, Notice } from '../../desk/parts/index.ts'
import type { ReleaseAnswer } from '../list-releases.ts'

/** Four eyes: whoever prepared a release does not let it out. It cannot be taken back, and the screen says so. */
export const Publish = ({ answer, onPublished }: { answer: ReleaseAnswer; onPublished: () => void }) => {
  const { t } = useTranslation()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<ApiFailure | null>(null)
  const publish = async () => {
    setBusy(true)
    const result = await post(`/api/releases/${answer.release.releaseId}/publish`, {})
    setBusy(false)
    setFailure(result.ok ? null : result)
    if (result.ok) onPublished()
  }
  if (answer.preparedByMe)
    return (
      <Notice title={t('releases.waits')}>
        <p>{t('releases.needs-another')}</p>
      </Notice>
    )
  return (
    <Notice tone="warning" title={t('releases.publish.title')}>
      <p>{t('releases.publish.lead')}</p>
      {failure && <FailureNote failure={failure} />}
      <Button busy={busy} onClick={() => void publish()}>
        {t('releases.publish')}
      </Button>
    </Notice>
  )
}
