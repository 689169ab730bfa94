import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { get, post } from '../../desk/api.ts'
import { Button, Link, Notice, useFormats } from '../../desk/parts/index.ts'
import type { Rejected } from '../list-rejected.ts'
import { useCaseWords } from './use-words.ts'

interface Props {
  rejected: readonly Rejected[]
  onChanged: () => void
}

/** What was recorded without a network and could not be accepted: shown to its author until they put it away. */
export const RejectedRecords = ({ rejected, onChanged }: Props) => {
  const { t } = useTranslation()
  if (rejected.length === 0) return null
  return (
    <Notice tone="warning" title={t('work.rejected.title', { count: rejected.length })}>
      <p>{t('work.rejected.text')}</p>
      <ul className="rejected">
        {rejected.map((each) => (
          <li key={each.eventId}>
            <OneRejected rejected={each} onChanged={onChanged} />
          </li>
        ))}
      </ul>
    </Notice>
  )
}

const OneRejected = ({ rejected, onChanged }: { rejected: Rejected; onChanged: () => void }) => {
  const { t } = useTranslation()
  const words = useCaseWords()
  const { time } = useFormats()
  const [texts, setTexts] = useState<string[] | null>(null)
  const path = `/api/work/rejected/${rejected.eventId}`

  const show = async () => {
    const answer = await get<{ texts: string[] }>(path)
    if (answer.ok) setTexts(answer.data.texts)
  }
  const putAway = async () => {
    const answer = await post(`${path}/seen`, {})
    if (answer.ok) onChanged()
  }

  return (
    <>
      <strong>{words.event(rejected.type)}</strong>
      {rejected.code && (
        <>
          {' · '}
          <Link to={`/cases/${rejected.caseId}`}>{t('work.case', { code: rejected.code })}</Link>
        </>
      )}
      <br />
      {t([`refusal.${rejected.reason.code}`, 'refusal.invalid'], { ...rejected.reason.params })}{' '}
      <span className="quiet">{t('work.rejected.sent', { time: time(rejected.receivedAt) })}</span>
      {texts && <blockquote>{texts.length > 0 ? texts.join('\n') : t('desk.notKnown')}</blockquote>}
      <span className="rejected__do">
        {!texts && (
          <Button kind="text" onClick={() => void show()}>
            {t('work.rejected.show')}
          </Button>
        )}
        <Button kind="text" onClick={() => void putAway()}>
          {t('work.rejected.put-away')}
        </Button>
      </span>
    </>
  )
}
