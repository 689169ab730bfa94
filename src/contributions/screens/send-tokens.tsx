import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ApiFailure } from '../../desk/api.ts'
import { post } from '../../desk/api.ts'
import { contentOf } from '../../desk/file-content.ts'
import { Notice, Screen } from '../../desk/parts/index.ts'
import type { ReadTokens } from '../model.ts'
import { ChooseTokens } from './choose-tokens.tsx'
import './contributions.scss'
import { SayWhat } from './say-what.tsx'

interface Opened {
  content: string
  read: ReadTokens
}

/** A file of tokens: read and checked, looked at, and only then sent. */
const SendTokens = () => {
  const { t } = useTranslation()
  const [opened, setOpened] = useState<Opened | null>(null)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<ApiFailure | null>(null)
  const open = async (file: File) => {
    setBusy(true)
    setFailure(null)
    const content = await contentOf(file)
    const result = await post<ReadTokens>('/api/contributions/tokens/read', { content })
    setBusy(false)
    if (result.ok) setOpened({ content, read: result.data })
    else setFailure(result)
  }
  return (
    <Screen
      narrow
      title={t('contributions.tokens.title')}
      sub={<p>{t('contributions.tokens.sub')}</p>}
      back={{ to: '/contributions', label: t('contributions.title') }}
    >
      {!opened && <ChooseTokens busy={busy} failure={failure} onFile={open} />}
      {opened && (
        <>
          <Notice title={t('contributions.tokens.found', { count: opened.read.rows })} live>
            <p>
              {t('contributions.tokens.key')} <span data-said>{opened.read.agreement}</span>
            </p>
            <p>{t('contributions.tokens.before', { count: opened.read.sentBefore })}</p>
            <p>{t('contributions.tokens.counted')}</p>
          </Notice>
          {opened.read.before ? (
            <Notice tone="warning">
              <p>{t('refusal.tokens-sent-before')}</p>
            </Notice>
          ) : (
            <SayWhat content={opened.content} saysConsent={opened.read.columns.includes('consent')} />
          )}
        </>
      )}
    </Screen>
  )
}
export default SendTokens
