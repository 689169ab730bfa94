import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ApiFailure } from '../../desk/api.ts'
import { newId } from '../../desk/events.ts'
import { Button, FailureNote, Notice } from '../../desk/parts/index.ts'
import { mayRecord, type OpenedCase, record } from './opened-case.ts'

const UNSURE = ['other', 'unknown']
const MOST_GROUNDS = 12

/** What was worrying, and the assessment when it found an urgent need; there is always at least one ground. */
const groundsOf = ({ file }: OpenedCase): string[] => {
  const worries = file.case.concern.worries.filter((worry) => !UNSURE.includes(worry))
  const urgent = Object.values(file.assessment.needs).some((cell) => cell.value === 'urgent')
  return [...(urgent || worries.length === 0 ? ['assessment'] : []), ...worries].slice(0, MOST_GROUNDS)
}

interface Props {
  opened: OpenedCase
  onChanged: () => void
  /** Only the button, among other things on the case's own screen. */
  brief?: boolean
}

/** One tap presumes a victim; afterwards, since when. Asks for no decision, no proof and no word to the police. */
export const PresumeVictim = ({ opened, onChanged, brief }: Props) => {
  const { t } = useTranslation()
  const [id] = useState(newId)
  const [sending, setSending] = useState(false)
  const [failure, setFailure] = useState<ApiFailure | null>(null)
  const { file } = opened

  const presume = async () => {
    setSending(true)
    const result = await record(opened, [
      { id, type: 'victim.presumed', data: { grounds: groundsOf(opened) } },
    ])
    setSending(false)
    setFailure(result.ok ? null : result)
    if (result.ok) onChanged()
  }

  if (file.assessment.presumed)
    return (
      <Notice tone="success" live>
        <p>{t('assessment.presumed.now')}</p>
      </Notice>
    )
  if (!mayRecord(opened, 'victim.presumed')) return null
  const button = (
    <>
      {failure && <FailureNote failure={failure} onRetry={onChanged} />}
      <Button
        busy={sending}
        onClick={() => void presume()}
        wide={!brief}
        kind={brief ? 'secondary' : 'primary'}
      >
        {t('assessment.presume.do')}
      </Button>
    </>
  )
  if (brief) return <div>{button}</div>
  return (
    <section className="card" aria-labelledby="presume-victim">
      <h2 className="card__title" id="presume-victim">
        {t('assessment.presume.title')}
      </h2>
      <p>{t('assessment.presume.text')}</p>
      {button}
    </section>
  )
}
