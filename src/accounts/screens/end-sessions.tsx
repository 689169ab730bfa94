import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ApiFailure, post } from '../../desk/api.ts'
import { Button, FailureNote, Notice } from '../../desk/parts/index.ts'
import type { Account } from '../model.ts'

export const EndSessions = ({ account }: { account: Account }) => {
  const { t } = useTranslation()
  const [sending, setSending] = useState(false)
  const [ended, setEnded] = useState(false)
  const [failure, setFailure] = useState<ApiFailure | null>(null)
  const end = async () => {
    setSending(true)
    const answer = await post(`/api/accounts/${account.account}/end-sessions`, {})
    setSending(false)
    setEnded(answer.ok)
    setFailure(answer.ok ? null : answer)
  }
  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions">{t('accounts.sessions')}</h2>
      <p>{t('accounts.sessions.text')}</p>
      {failure && <FailureNote failure={failure} />}
      {ended && (
        <Notice tone="success" live>
          <p>{t('accounts.sessions.ended')}</p>
        </Notice>
      )}
      <Button kind="secondary" onClick={() => void end()} busy={sending}>
        {t('accounts.sessions.end')}
      </Button>
    </section>
  )
}
