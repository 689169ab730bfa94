import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ApiFailure } from '../../desk/api.ts'
import { newId } from '../../desk/events.ts'
import { ConflictNote, FailureNote, useFormats } from '../../desk/parts/index.ts'
import { useMe } from '../../desk/session.tsx'
import type { Conflict } from '../kernel.ts'
import { mayTry, type OpenedCase, record } from './case-data.ts'
import { useConflictWords } from './conflict-words.ts'
import { useCaseWords } from './use-words.ts'

interface Props {
  opened: OpenedCase
  onChanged: () => void
}

/** Every field that two people recorded differently without having seen each other's, for a person to settle. */
export const Conflicts = ({ opened, onChanged }: Props) => {
  const { t } = useTranslation()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (location.hash === '#conflicts') heading.current?.scrollIntoView()
  }, [])
  if (opened.conflicts.length === 0) return null
  return (
    <section aria-labelledby="conflicts" className="conflicts">
      <h2 id="conflicts" ref={heading}>
        {t('cases.conflicts.title')}
      </h2>
      {opened.conflicts.map((conflict) => (
        <OneConflict key={conflict.field} conflict={conflict} opened={opened} onChanged={onChanged} />
      ))}
    </section>
  )
}

const OneConflict = ({ conflict, opened, onChanged }: Props & { conflict: Conflict }) => {
  const { t } = useTranslation()
  const words = useConflictWords()
  const { label } = useCaseWords()
  const { time } = useFormats()
  const me = useMe()
  const [eventId] = useState(newId)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<ApiFailure | null>(null)

  const keep = async (kept: string) => {
    setBusy(true)
    const answer = await record(opened, eventId, 'conflict.settled', { field: conflict.field, keep: kept })
    setBusy(false)
    if (answer.ok) onChanged()
    else setFailure(answer)
  }
  const who = (eventId: string, account: string | null): string => {
    if (account === me.account) return t('cases.conflicts.you')
    const author = opened.authors[eventId]
    const agency = author?.agency ? label(opened.agencies[author.agency], author.agency) : null
    return [author?.title, agency].filter(Boolean).join(', ') || t('cases.conflicts.other')
  }

  return (
    <>
      {failure && <FailureNote failure={failure} onRetry={onChanged} />}
      <ConflictNote
        field={words.field(conflict.field)}
        values={conflict.values.map((each) => ({
          key: each.eventId,
          value: words.value(conflict.field, each.value),
          who: t('cases.conflicts.who', { who: who(each.eventId, each.account), time: time(each.at) }),
        }))}
        onKeep={mayTry(opened, 'conflict.settled') ? (key) => void keep(key) : undefined}
        busy={busy}
      />
    </>
  )
}
